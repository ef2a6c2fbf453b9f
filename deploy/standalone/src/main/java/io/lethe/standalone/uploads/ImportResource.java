package io.lethe.standalone.uploads;

import io.lethe.event.Tenant;
import io.lethe.http.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files by REST: sent, looked at, mapped, and imported. */
@Path("/v1/imports")
@Tag(name = "imports", description = "Files by REST: sent, looked at, mapped, and imported.")
@Produces({MediaType.APPLICATION_JSON, HttpProblem.MEDIA_TYPE})
@Blocking
public class ImportResource {
    private static final String NAME = "The name of the file, such as orders.csv; its ending says what it is";

    /** The imports of a tenant, the newest first. */
    public record Imports(List<UploadAnswer> imports) {}

    private final Uploads uploads;

    ImportResource(Uploads uploads) {
        this.uploads = uploads;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "uploadFile",
            summary = "Send a file to be imported",
            description = "The body is the file itself: CSV, TSV, NDJSON or JSON, gzipped or not, or a zip of such."
                    + " It is looked at, and nothing is imported before the import is started.")
    @APIResponse(
            responseCode = "201",
            description = "What the file holds, and how it would be imported",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    @APIResponse(responseCode = "413", description = "It is larger than allowed")
    public Response create(
            @HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant,
            @Parameter(description = NAME) @QueryParam("name") @Nullable String name,
            InputStream body)
            throws IOException {
        UploadAnswer answer = uploads.create(tenant(tenant), name(name), body);
        return Response.created(URI.create("/v1/imports/" + answer.importId()))
                .entity(answer)
                .build();
    }

    @POST
    @Path("/{id}/files")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "uploadAnotherFile", summary = "Send one more file of the same data set")
    @APIResponse(
            responseCode = "200",
            description = "What the files hold, and how far their import is",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    @APIResponse(responseCode = "409", description = "The import has been started")
    public UploadAnswer add(
            @HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant,
            @PathParam("id") String id,
            @Parameter(description = NAME) @QueryParam("name") @Nullable String name,
            InputStream body)
            throws IOException {
        return uploads.add(tenant(tenant), id, name(name), body);
    }

    @GET
    @Operation(operationId = "listImports", summary = "The imports of a tenant, the newest first")
    public Imports all(@HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant) {
        return new Imports(uploads.all(tenant(tenant)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "What a file holds, and how far its import is")
    @APIResponse(
            responseCode = "200",
            description = "What the files hold, and how far their import is",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    @APIResponse(responseCode = "404", description = "There is no such import of this tenant")
    public UploadAnswer get(
            @HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant, @PathParam("id") String id)
            throws IOException {
        return uploads.get(tenant(tenant), id);
    }

    @PUT
    @Path("/{id}/mapping")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "mapImport",
            summary = "Say which column means what",
            description =
                    "The body is the mapping of the answer, edited, as YAML or JSON; or {\"map\":\"user=visitorid,item=itemid,time=timestamp:ms\"}.")
    public UploadAnswer map(
            @HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant,
            @PathParam("id") String id,
            String mapping)
            throws IOException {
        return uploads.map(tenant(tenant), id, mapping);
    }

    @POST
    @Path("/{id}/start")
    @Operation(operationId = "startImport", summary = "Start an import that has been looked at")
    @APIResponse(
            responseCode = "202",
            description = "It runs",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another import of this tenant runs, or this one cannot be started")
    public Response start(
            @HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant, @PathParam("id") String id)
            throws IOException {
        return Response.accepted(uploads.begin(tenant(tenant), id)).build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteImport",
            summary = "Cancel an import that runs, or forget one that does not",
            description = "What was sent before takes effect.")
    @APIResponse(responseCode = "202", description = "It runs, and is being cancelled")
    @APIResponse(responseCode = "204", description = "It is forgotten, and its files are removed")
    public Response delete(
            @HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant, @PathParam("id") String id)
            throws IOException {
        return uploads.remove(tenant(tenant), id)
                ? Response.noContent().build()
                : Response.accepted(uploads.get(tenant(tenant), id)).build();
    }

    private static String tenant(String given) {
        if (!Tenant.isName(given)) {
            throw UploadRefusals.bad(Tenant.HEADER, "A tenant's name has " + Tenant.RULE + ", unlike '" + given + "'");
        }
        return given;
    }

    private static String name(@Nullable String given) {
        return UploadFolder.plainName(given)
                .orElseThrow(() -> UploadRefusals.bad(
                        "name", "name is the name of the file, such as ?name=orders.csv; its ending says what it is"));
    }
}
