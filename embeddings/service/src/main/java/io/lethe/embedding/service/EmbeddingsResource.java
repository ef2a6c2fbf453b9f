package io.lethe.embedding.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.TopicCodebook;
import io.lethe.event.Tenant;
import io.lethe.http.BodyLimit;
import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Internal API of the embeddings service. */
@Path("/internal/embeddings")
@Produces(MediaType.APPLICATION_JSON)
public class EmbeddingsResource {
    private static final long LARGEST_REQUEST = 10_000_000;

    private final EmbeddingsRuntime runtime;
    private final EmbeddingsWorkers workers;
    private final EmbeddingsConfig config;
    private final ObjectMapper json;

    /** The vectors of a request's texts, in order, each of length one. */
    record Vectors(String model, int dimension, List<float[]> vectors) {}

    /** A codebook in force; {@code general} if it is the one that Lethe ships. */
    record InForce(long version, String model, int topics, boolean general, List<String> labels) {
        static InForce of(TopicCodebook codebook) {
            return new InForce(
                    codebook.version(),
                    codebook.model().name(),
                    codebook.topics().size(),
                    codebook.version() == TopicCodebook.GENERAL,
                    codebook.topics().stream().map(TopicCodebook.Topic::label).toList());
        }
    }

    /** A codebook just made. */
    record Rebuilt(long version, String model, int topics, int items) {}

    @Inject
    EmbeddingsResource(
            EmbeddingsRuntime runtime, EmbeddingsWorkers workers, EmbeddingsConfig config, ObjectMapper json) {
        this.runtime = runtime;
        this.workers = workers;
        this.config = config;
        this.json = json;
    }

    /** {@code {"texts":[…]}} to {@code {"model","dimension","vectors":[[…]]}}. */
    @POST
    @BodyLimit(LARGEST_REQUEST)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> embed(byte[] body) {
        return workers.answer(() -> {
            JsonNode texts = read(body);
            String wrong = complaint(texts);
            return wrong != null
                    ? HttpProblem.of(ProblemKind.INVALID_VALUE, wrong, "texts").response()
                    : Response.ok(vectors(texts)).build();
        });
    }

    /** How far the streams are, and what the model has done. */
    @GET
    @Path("/progress")
    public Uni<Response> progress() {
        return workers.answer(() -> Response.ok(runtime.streams().progress()).build());
    }

    /** The tenant's codebook in force; 404 if there is none of this model. */
    @GET
    @Path("/codebook")
    public Uni<Response> codebook(@HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant) {
        return workers.answer(() -> {
            if (!Tenant.isName(tenant)) {
                return noTenant(tenant);
            }
            return runtime.codebooks()
                    .inForce(tenant)
                    .map(codebook -> Response.ok(InForce.of(codebook)).build())
                    .orElseGet(() -> HttpProblem.of(
                                    ProblemKind.NOT_FOUND,
                                    "no codebook comes with the model "
                                            + runtime.stack().embedder().model()
                                            + "; a POST makes one from the catalogue")
                            .response());
        });
    }

    /** Makes a new codebook from the tenant's catalogue; 409 if that is too small. */
    @POST
    @Path("/codebook")
    public Uni<Response> rebuild(@HeaderParam(Tenant.HEADER) @DefaultValue(Tenant.DEFAULT) String tenant) {
        return workers.answerInTime(() -> {
            if (!Tenant.isName(tenant)) {
                return noTenant(tenant);
            }
            TenantCodebooks.Rebuild rebuild =
                    runtime.codebooks().rebuild(tenant, runtime.streams().producer());
            if (rebuild instanceof TenantCodebooks.Rebuild.Done done) {
                TopicCodebook made = done.codebook();
                return Response.ok(new Rebuilt(
                                made.version(),
                                made.model().name(),
                                made.topics().size(),
                                done.items()))
                        .build();
            }
            int items = ((TenantCodebooks.Rebuild.TooFew) rebuild).items();
            return HttpProblem.of(
                            ProblemKind.CONFLICT,
                            "the catalogue of tenant '" + tenant + "' has " + items
                                    + " embedded items; a codebook needs " + TenantCodebooks.FEWEST_ITEMS)
                    .response();
        });
    }

    private @Nullable JsonNode read(byte[] body) {
        try {
            JsonNode request = json.readTree(body);
            return request == null ? null : request.get("texts");
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable String complaint(@Nullable JsonNode texts) {
        if (texts == null || !texts.isArray()) {
            return "the request is a JSON object with an array 'texts'";
        }
        if (texts.size() > config.requestTexts()) {
            return texts.size() + " texts in one request; " + config.requestTexts() + " may be";
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isTextual() || texts.get(i).textValue().isBlank()) {
                return "text " + i + " is blank or no text";
            }
        }
        return null;
    }

    private Vectors vectors(@Nullable JsonNode texts) {
        List<String> wanted = new ArrayList<>();
        if (texts != null) {
            texts.forEach(text -> wanted.add(text.textValue()));
        }
        var embedder = runtime.stack().embedder();
        List<float[]> vectors =
                embedder.embed(wanted).stream().map(Embedding::toArray).toList();
        return new Vectors(embedder.model().name(), embedder.dimension(), vectors);
    }

    private static Response noTenant(String tenant) {
        return HttpProblem.of(ProblemKind.INVALID_VALUE, "A tenant's name has " + Tenant.RULE + ".", Tenant.HEADER)
                .response();
    }
}
