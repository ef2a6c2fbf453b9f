package io.lethe.ingest.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.ingest.IngestKind;
import io.lethe.ingest.IngestMedia;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.Shown;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Items by REST. */
@Path("/v1")
@Tag(name = "Items", description = "What can be recommended.")
@Produces({MediaType.APPLICATION_JSON, IngestProblem.MEDIA_TYPE})
@APIResponse(
        responseCode = "202",
        description = "What became of each record.",
        content =
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IngestAnswer.class)))
@APIResponse(
        responseCode = "400",
        description = "The body stops being JSON. It says where, and what had been accepted before.",
        content =
                @Content(mediaType = IngestProblem.MEDIA_TYPE, schema = @Schema(implementation = IngestProblem.class)))
@APIResponse(
        responseCode = "422",
        description = "All records are refused; the answer's fields stand beside the problem's.",
        content =
                @Content(mediaType = IngestProblem.MEDIA_TYPE, schema = @Schema(implementation = IngestProblem.class)))
public class ItemIntakeResource {
    private final RequestIntake intake;

    ItemIntakeResource(RequestIntake intake) {
        this.intake = intake;
    }

    @POST
    @Path("/items")
    @Consumes({MediaType.APPLICATION_JSON, IngestMedia.NDJSON, IngestMedia.NDJSON_TOO, IngestMedia.JSON_LINES})
    @Operation(
            operationId = "postItems",
            summary = "Post items",
            description =
                    "One item, an array of items, or NDJSON, read as it arrives. Each replaces the item of the same id whole; one with"
                            + " \"patch\": true changes the fields that it names, one with \"withdrawn\": true withdraws it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            description = "item.schema.json, or an array of such"),
                            examples = @ExampleObject(name = "film", value = """
                                                    {"itemId":"film-7","title":"The Long Tide","text":"Two sisters sail an old boat up the coast.",
                                                     "categories":["Film","Drama"],"attributes":{"year":2019,"languages":["en","pt"]}}""")))
    public Response post(
            @HeaderParam(IngestMedia.TENANT) @Nullable String tenant, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        boolean lines = IngestMedia.isLines(headers.getMediaType());
        return intake.take(IngestKind.ITEMS, tenant, null, request -> BodyRecords.read(body, lines, request));
    }

    @PUT
    @Path("/items/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putItem",
            summary = "Put one item",
            description =
                    "Replaces the item whole, and brings it back if it was withdrawn. The itemId may be left out of the body.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, description = "item.schema.json"),
                            examples = @ExampleObject(name = "film", value = """
                                    {"title":"The Long Tide","text":"Two sisters sail an old boat up the coast."}""")))
    public Response put(
            @HeaderParam(IngestMedia.TENANT) @Nullable String tenant, @PathParam("id") String id, InputStream body)
            throws IOException {
        return intake.take(
                IngestKind.ITEMS,
                tenant,
                null,
                request -> BodyRecords.read(body, false, (index, read) -> request.on(index, named(id, index, read))));
    }

    @PATCH
    @Path("/items/{id}")
    @Consumes({MediaType.APPLICATION_JSON, IngestMedia.MERGE_PATCH})
    @Operation(
            operationId = "patchItem",
            summary = "Change some fields of one item",
            description =
                    "A JSON merge patch (RFC 7396): the fields that it names change, null takes one away, and the others stay; attributes are"
                            + " merged one by one. A withdrawn item stays withdrawn.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = IngestMedia.MERGE_PATCH,
                            schema = @Schema(type = SchemaType.OBJECT, description = "some fields of item.schema.json"),
                            examples = @ExampleObject(name = "stock", value = """
                                    {"available":false,"attributes":{"stock":0}}""")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such item.",
            content =
                    @Content(
                            mediaType = IngestProblem.MEDIA_TYPE,
                            schema = @Schema(implementation = IngestProblem.class)))
    public Response patch(
            @HeaderParam(IngestMedia.TENANT) @Nullable String tenant, @PathParam("id") String id, InputStream body)
            throws IOException {
        return intake.takePatch(
                tenant,
                id,
                request -> BodyRecords.read(
                        body, false, (index, read) -> request.on(index, patching(named(id, index, read)))));
    }

    @DELETE
    @Path("/items/{id}")
    @Operation(
            operationId = "deleteItem",
            summary = "Withdraw one item",
            description = "It stays known, with its past, and is recommended no more. Putting it again brings it back.")
    public Response delete(@HeaderParam(IngestMedia.TENANT) @Nullable String tenant, @PathParam("id") String id)
            throws IOException {
        ObjectNode withdrawal =
                JsonNodeFactory.instance.objectNode().put("itemId", id).put("withdrawn", true);
        return intake.take(IngestKind.ITEMS, tenant, null, request -> request.on(0, new Accepted<>(withdrawal)));
    }

    private static CleaningOutcome<ObjectNode> patching(CleaningOutcome<ObjectNode> read) {
        if (read instanceof Accepted<ObjectNode> accepted) {
            accepted.value().put("patch", true);
        }
        return read;
    }

    private static CleaningOutcome<ObjectNode> named(String id, long index, CleaningOutcome<ObjectNode> read) {
        if (!(read instanceof Accepted<ObjectNode> accepted)) {
            return read;
        }
        if (index > 0) {
            return new Rejected<>(Rejected.WHOLE, Flaw.CONTRADICTION, "is more than the one item that was named");
        }
        ObjectNode item = accepted.value();
        if (!item.hasNonNull("itemId")) {
            item.put("itemId", id);
        } else if (!item.get("itemId").asText().equals(id)) {
            return new Rejected<>(
                    "itemId", Flaw.CONTRADICTION, "is another than the address names", Shown.of(item.get("itemId")));
        }
        return read;
    }
}
