package io.lethe.recommend.service.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Tenant;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.ApiBodies;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.remote.Embeddings;
import io.lethe.recommend.service.settings.SettingsChanges.Changed;
import io.lethe.recommend.settings.SettingsChange;
import io.lethe.recommend.settings.SettingsSchema;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The settings in force, and the topic codebook. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings")
public class SettingsResource {
    static final String YAML = "application/yaml";

    static final String IF_MATCH =
            "The version that has to be in force, as ETag has it; without it, whatever is in force is changed";
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final SettingsBook settings;
    private final SettingsChanges changes;
    private final Embeddings embeddings;
    private final CallTimer calls;

    SettingsResource(SettingsBook settings, SettingsChanges changes, Embeddings embeddings, CallTimer calls) {
        this.settings = settings;
        this.changes = changes;
        this.embeddings = embeddings;
        this.calls = calls;
    }

    @GET
    @Path("/settings")
    @Produces({MediaType.APPLICATION_JSON, YAML, "application/x-yaml", "text/yaml"})
    @Operation(
            operationId = "getSettings",
            summary = "The settings in force and their version",
            description = "In JSON, or in YAML where the request accepts that. The version is the ETag too. What each "
                    + "field is: GET /v1/settings/schema.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = ApiBodies.SETTINGS_IN_FORCE),
                        examples = @ExampleObject(name = "settings", value = OpenApiExamples.SETTINGS)),
                @Content(
                        mediaType = YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "settings", value = OpenApiExamples.SETTINGS_YAML))
            })
    public Uni<Response> get(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = "An earlier version of the history; without it, what is in force")
                    @RestQuery
                    @Nullable
                    String version,
            @Parameter(description = "A version that the caller has: 304 if it is still that one")
                    @RestHeader("If-None-Match")
                    @Nullable
                    String ifNoneMatch,
            @Context HttpHeaders headers) {
        return calls.timed("settings", () -> {
            String whose = Parameters.tenant(tenant);
            Versioned inForce = version == null ? settings.of(whose) : changes.earlier(whose, version);
            String tag = SettingsTags.of(inForce.version());
            if (ifNoneMatch != null && SettingsTags.names(ifNoneMatch, inForce.version())) {
                return Uni.createFrom()
                        .item(Response.notModified()
                                .header(HttpHeaders.ETAG, tag)
                                .build());
            }
            MediaType wanted = headers.getAcceptableMediaTypes().get(0);
            boolean yaml = wanted.getSubtype().toLowerCase(Locale.ROOT).endsWith("yaml");
            Response answer = yaml
                    ? Response.ok("# version " + inForce.version() + "\n"
                                    + inForce.document().yaml())
                            .type(wanted.withCharset("utf-8"))
                            .header(HttpHeaders.ETAG, tag)
                            .build()
                    : Response.ok(inForce.answer())
                            .type(MediaType.APPLICATION_JSON)
                            .header(HttpHeaders.ETAG, tag)
                            .build();
            return Uni.createFrom().item(answer);
        });
    }

    @GET
    @Path("/settings/schema")
    @Operation(
            operationId = "getSettingsSchema",
            summary = "The JSON schema of settings: each field, what it is, its range and its default")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "schema", value = OpenApiExamples.SETTINGS_SCHEMA)))
    public Uni<ObjectNode> schema() {
        return calls.timedAlways("settings schema", () -> Uni.createFrom().item(SettingsSchema.withDefaults()));
    }

    @PUT
    @Path("/settings")
    @Consumes({MediaType.APPLICATION_JSON, YAML, "application/x-yaml", "text/yaml"})
    @Operation(
            operationId = "putSettings",
            summary = "Put other settings in force",
            description = "In JSON or YAML. What is left out gets its default, and reset says which settings that "
                    + "changed. They hold from the answer on, for old events too; no state is touched. "
                    + "What each field is: GET /v1/settings/schema.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = ApiBodies.SETTINGS),
                        examples = @ExampleObject(name = "new settings", value = OpenApiExamples.NEW_SETTINGS)),
                @Content(
                        mediaType = YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "new settings", value = OpenApiExamples.NEW_SETTINGS_YAML))
            })
    @APIResponse(
            responseCode = "200",
            description = "The settings in force now, and what changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.CHANGED_SETTINGS),
                            examples = @ExampleObject(name = "settings", value = OpenApiExamples.CHANGED_SETTINGS)))
    @APIResponse(
            responseCode = "400",
            description = "The document is wrong; errors lists everything that is",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = OpenApiExamples.SETTINGS_PROBLEM)))
    public Uni<Response> put(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Nullable String body) {
        return calls.timed(
                "put settings", () -> changes.put(Parameters.tenant(tenant), body == null ? "" : body, ifMatch)
                        .map(SettingsResource::answer));
    }

    @PATCH
    @Path("/settings")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH, YAML, "application/x-yaml", "text/yaml"})
    @Operation(
            operationId = "patchSettings",
            summary = "Change single settings",
            description = "A JSON merge patch (RFC 7396), in JSON or YAML: fields that are left out stay as they are, "
                    + "null brings a field's default back."
                    + " It holds from the answer on, for old events too; no state is touched.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = ApiBodies.SETTINGS_PATCH),
                        examples = @ExampleObject(name = "patch", value = OpenApiExamples.SETTINGS_PATCH)),
                @Content(
                        mediaType = MERGE_PATCH,
                        schema = @Schema(ref = ApiBodies.SETTINGS_PATCH),
                        examples = @ExampleObject(name = "patch", value = OpenApiExamples.SETTINGS_PATCH)),
                @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "The settings in force now, and what changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.CHANGED_SETTINGS),
                            examples = @ExampleObject(name = "settings", value = OpenApiExamples.CHANGED_SETTINGS)))
    @APIResponse(
            responseCode = "400",
            description = "The document is wrong; errors lists everything that is",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = OpenApiExamples.SETTINGS_PROBLEM)))
    public Uni<Response> patch(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Nullable String body) {
        return calls.timed(
                "patch settings", () -> changes.patch(Parameters.tenant(tenant), body == null ? "" : body, ifMatch)
                        .map(SettingsResource::answer));
    }

    @GET
    @Path("/codebook")
    @Operation(operationId = "getCodebook", summary = "The topic codebook in force")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.CODEBOOK),
                            examples = @ExampleObject(name = "codebook", value = OpenApiExamples.CODEBOOK)))
    public Uni<Response> codebook(@RestHeader(Tenant.HEADER) @Nullable String tenant) {
        return calls.timed(
                "codebook", () -> embeddings.codebook(Parameters.tenant(tenant)).map(SettingsResource::passedOn));
    }

    @POST
    @Path("/codebook")
    @Operation(operationId = "makeCodebook", summary = "Make a new topic codebook from the catalogue")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.CODEBOOK),
                            examples = @ExampleObject(name = "codebook", value = OpenApiExamples.CODEBOOK)))
    public Uni<Response> makeCodebook(@RestHeader(Tenant.HEADER) @Nullable String tenant, @Nullable String body) {
        return calls.timed("make codebook", () -> embeddings
                .makeCodebook(Parameters.tenant(tenant), body == null || body.isBlank() ? "{}" : body)
                .map(SettingsResource::passedOn));
    }

    /** The settings in force after a change, and what it changed. */
    static Response answer(Changed changed) {
        ObjectNode answer = changed.inForce().answer();
        if (changed.number() != null) {
            answer.put("number", changed.number());
        }
        answer.set("changes", tree(changed.changes()));
        ArrayNode reset = answer.putArray("reset");
        changed.reset().forEach(reset::add);
        return Response.ok(answer)
                .header(HttpHeaders.ETAG, SettingsTags.of(changed.inForce().version()))
                .build();
    }

    /** Changes as answers have them: null where a field was not, or is not, there. */
    static ArrayNode tree(List<SettingsChange> changes) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (SettingsChange change : changes) {
            ObjectNode one = all.addObject().put("path", change.path());
            one.set("from", change.from());
            one.set("to", change.to());
        }
        return all;
    }

    private static Response passedOn(HttpResponse<byte[]> answer) {
        return Response.status(answer.statusCode())
                .type(answer.headers().firstValue("Content-Type").orElse(MediaType.APPLICATION_JSON))
                .entity(answer.body())
                .build();
    }
}
