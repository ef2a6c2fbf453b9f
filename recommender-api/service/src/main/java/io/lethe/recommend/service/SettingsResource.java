package io.lethe.recommend.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Topic;
import io.lethe.recommend.settings.SettingsSchema;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    private static final String YAML = "application/yaml";

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
    @Produces({MediaType.APPLICATION_JSON, YAML, "application/x-yaml", "text/yaml"})
    @Operation(
            summary = "The settings in force and their version",
            description =
                    "In JSON, or in YAML where the request accepts that. What each field is: GET /v1/settings/schema.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "settings", value = Examples.SETTINGS)),
                @Content(
                        mediaType = YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "settings", value = Examples.SETTINGS_YAML))
            })
    public Uni<Response> get(@RestHeader("Lethe-Tenant") @Nullable String tenant, @Context HttpHeaders headers) {
        return calls.timed("settings", () -> {
            SettingsBook.Versioned inForce = settings.of(Parameters.tenant(tenant));
            MediaType wanted = headers.getAcceptableMediaTypes().get(0);
            boolean yaml = wanted.getSubtype().toLowerCase(Locale.ROOT).endsWith("yaml");
            Response answer = yaml
                    ? Response.ok("# version " + inForce.version() + "\n"
                                    + inForce.document().yaml())
                            .type(wanted.withCharset("utf-8"))
                            .build()
                    : Response.ok(inForce.answer())
                            .type(MediaType.APPLICATION_JSON)
                            .build();
            return Uni.createFrom().item(answer);
        });
    }

    @GET
    @Path("/settings/schema")
    @Operation(summary = "The JSON schema of settings: each field, what it is, its range and its default")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "schema", value = Examples.SETTINGS_SCHEMA)))
    public Uni<ObjectNode> schema() {
        return calls.timed("settings schema", () -> Uni.createFrom().item(SettingsSchema.withDefaults()));
    }

    @PUT
    @Path("/settings")
    @Consumes({MediaType.APPLICATION_JSON, YAML, "application/x-yaml", "text/yaml"})
    @Operation(
            summary = "Put other settings in force",
            description =
                    "In JSON or YAML. What is left out gets its default. They hold from the answer on, for old events too; no state is touched. "
                            + "What each field is: GET /v1/settings/schema.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "new settings", value = Examples.NEW_SETTINGS)),
                @Content(
                        mediaType = YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "new settings", value = Examples.NEW_SETTINGS_YAML))
            })
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "settings", value = Examples.SETTINGS)))
    @APIResponse(
            responseCode = "400",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = Examples.SETTINGS_PROBLEM)))
    public Uni<ObjectNode> put(@RestHeader("Lethe-Tenant") @Nullable String tenant, @Nullable String body) {
        return calls.timed("put settings", () -> {
            String whose = Parameters.tenant(tenant);
            SettingsBook.Versioned versioned = SettingsBook.read(body == null ? "" : body);
            return log.write(
                            Topic.SETTINGS,
                            whose.getBytes(StandardCharsets.UTF_8),
                            versioned.document().json().getBytes(StandardCharsets.UTF_8))
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
