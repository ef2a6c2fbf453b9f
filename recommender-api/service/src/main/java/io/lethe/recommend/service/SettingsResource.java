package io.lethe.recommend.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Topic;
import io.lethe.recommend.RankingSettings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The settings in force, and the topic codebook. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings")
public class SettingsResource {
    private final SettingsBook settings;
    private final RecommenderLog log;
    private final Embeddings embeddings;
    private final Calls calls;

    SettingsResource(SettingsBook settings, RecommenderLog log, Embeddings embeddings, Calls calls) {
        this.settings = settings;
        this.log = log;
        this.embeddings = embeddings;
        this.calls = calls;
    }

    @GET
    @Path("/settings")
    @Operation(summary = "The settings in force and their version")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "settings", value = Examples.SETTINGS)))
    public Uni<ObjectNode> get(@RestHeader("Lethe-Tenant") @Nullable String tenant) {
        return calls.timed("settings", () -> Uni.createFrom()
                .item(settings.of(Parameters.tenant(tenant)).answer()));
    }

    @PUT
    @Path("/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put other settings in force",
            description = "What is left out gets its default. They hold from the answer on, for old events too.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "new settings", value = Examples.NEW_SETTINGS)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "settings", value = Examples.SETTINGS)))
    public Uni<ObjectNode> put(@RestHeader("Lethe-Tenant") @Nullable String tenant, @Nullable String body) {
        return calls.timed("put settings", () -> {
            String whose = Parameters.tenant(tenant);
            RankingSettings parsed = SettingsBook.parse(body == null ? "" : body);
            SettingsBook.Versioned versioned = SettingsBook.Versioned.of(parsed);
            return log.write(
                            Topic.SETTINGS,
                            whose.getBytes(StandardCharsets.UTF_8),
                            versioned.json().getBytes(StandardCharsets.UTF_8))
                    .map(done -> versioned.answer());
        });
    }

    @GET
    @Path("/codebook")
    @Operation(summary = "The topic codebook in force")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "codebook", value = Examples.CODEBOOK)))
    public Uni<Response> codebook(@RestHeader("Lethe-Tenant") @Nullable String tenant) {
        return calls.timed(
                "codebook", () -> embeddings.codebook(Parameters.tenant(tenant)).map(SettingsResource::passedOn));
    }

    @POST
    @Path("/codebook")
    @Operation(summary = "Make a new topic codebook from the catalogue")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "codebook", value = Examples.CODEBOOK)))
    public Uni<Response> makeCodebook(@RestHeader("Lethe-Tenant") @Nullable String tenant, @Nullable String body) {
        return calls.timed("make codebook", () -> embeddings
                .makeCodebook(Parameters.tenant(tenant), body == null || body.isBlank() ? "{}" : body)
                .map(SettingsResource::passedOn));
    }

    private static Response passedOn(HttpResponse<byte[]> answer) {
        return Response.status(answer.statusCode())
                .type(answer.headers().firstValue("Content-Type").orElse(MediaType.APPLICATION_JSON))
                .entity(answer.body())
                .build();
    }
}
