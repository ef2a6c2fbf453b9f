package io.lethe.ingest.rest;

import io.lethe.ingest.IngestKind;
import io.lethe.ingest.IngestMedia;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events by REST. */
@Path("/v1")
@Tag(name = "Events", description = "What users do.")
@Consumes({MediaType.APPLICATION_JSON, IngestMedia.NDJSON, IngestMedia.NDJSON_TOO, IngestMedia.JSON_LINES})
@Produces({MediaType.APPLICATION_JSON, IngestProblem.MEDIA_TYPE})
public class EventsResource {
    private final RequestIntake intake;

    EventsResource(RequestIntake intake) {
        this.intake = intake;
    }

    @POST
    @Path("/events")
    @Operation(
            operationId = "postEvents",
            summary = "Post what users did",
            description =
                    "One event, an array of events, or NDJSON. The body is read as it arrives, whatever its size. The answer comes when the"
                            + " log holds everything that was accepted; refused records are listed and the others stand. An event is the same event again"
                            + " if its eventId is, or without one its content and timestamp; to repeat a request whose events have neither, send the same"
                            + " Idempotency-Key.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        description = "event.schema.json, or an array of such"),
                        examples = {
                            @ExampleObject(name = "one", value = """
                                            {"userId":"ada","type":"view","itemId":"film-7","dwellMs":42000}"""),
                            @ExampleObject(name = "several", value = """
                                            [{"userId":"ada","type":"rating","itemId":"film-7","value":4.5,"timestamp":"2026-01-31T18:04:00Z"},
                                             {"userId":"ada","type":"search","text":"quiet films about the sea"}]""")
                        }),
                @Content(
                        mediaType = IngestMedia.NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "lines", value = """
                                        {"userId":"ada","type":"view","itemId":"film-7"}
                                        {"userId":"bob","type":"play","itemId":"song-3","progress":0.9}"""))
            })
    @APIResponse(
            responseCode = "202",
            description = "What became of each record.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestAnswer.class),
                            examples = @ExampleObject(name = "one of two", value = """
                                    {"accepted":1,"rejected":[{"index":1,"field":"type","value":"vieww","reason":"is 'vieww', which is no known type"}],
                                     "rejectedCount":1,"warnings":[],"warningCount":0,"position":"AQECKgA"}""")))
    @APIResponse(
            responseCode = "422",
            description = "All records are refused; the answer's fields stand beside the problem's.",
            content =
                    @Content(
                            mediaType = IngestProblem.MEDIA_TYPE,
                            schema = @Schema(implementation = IngestProblem.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body stops being JSON. It says where, and what had been accepted before.",
            content =
                    @Content(
                            mediaType = IngestProblem.MEDIA_TYPE,
                            schema = @Schema(implementation = IngestProblem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The log cannot be written.",
            content =
                    @Content(
                            mediaType = IngestProblem.MEDIA_TYPE,
                            schema = @Schema(implementation = IngestProblem.class)))
    public Response post(
            @Parameter(description = "The tenant of events that name none.", example = "default")
                    @HeaderParam(IngestMedia.TENANT)
                    @Nullable
                    String tenant,
            @Parameter(description = "A key of the sender's own, the same for each repetition of one request.")
                    @HeaderParam(IngestMedia.IDEMPOTENCY_KEY)
                    @Nullable
                    String idempotencyKey,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        boolean lines = IngestMedia.isLines(headers.getMediaType());
        return intake.take(
                IngestKind.EVENTS, tenant, idempotencyKey, request -> BodyRecords.read(body, lines, request));
    }
}
