package io.lethe.recommend.service.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Tenant;
import io.lethe.event.Topic;
import io.lethe.http.BodyLimit;
import io.lethe.recommend.learning.ForgottenMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.ranking.Feature;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.reason.MixSentences;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.KnownMix;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.ModelKey;
import io.lethe.recommend.service.known.StoredModel;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
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

/** Models that rank. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ModelsResource {
    private static final long LARGEST = 32_000_000;

    private final ModelBook models;
    private final RecommenderLog log;
    private final RankingPool pool;
    private final CallTimer calls;

    ModelsResource(ModelBook models, RecommenderLog log, RankingPool pool, CallTimer calls) {
        this.models = models;
        this.log = log;
        this.pool = pool;
        this.calls = calls;
    }

    /**
     * What is told of a model: its version follows from its content.
     *
     * @param features what a ranker looks at; missing for the mix
     * @param trees    how many trees a ranker has; missing for the mix
     * @param words    what the log taught about the mix; missing for a ranker
     */
    @Schema(name = "Model")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            String name,
            String version,
            @Nullable List<String> features,
            @Nullable Integer trees,
            @Nullable String words) {
        static Told of(Ranker ranker) {
            return new Told(
                    ModelBook.RANKER,
                    ranker.version(),
                    ranker.features().stream().map(Feature::code).toList(),
                    ranker.trees(),
                    null);
        }

        static Told of(String version, LearnedNumbers mix, Language language) {
            return new Told(ModelBook.MIX, version, null, null, new MixSentences(language).summary(mix));
        }
    }

    /**
     * All of them.
     *
     * @param learning  whether the mix is being learned from the log now
     * @param forgotten whether what the log taught has been forgotten, and the log has not been learned from since
     */
    @Schema(name = "Models")
    record AllTold(List<Told> models, boolean learning, boolean forgotten) {}

    @GET
    @Operation(summary = "The models: a learned ranker, and what the log taught about the mix")
    public Uni<AllTold> all(@RestHeader(Tenant.HEADER) @Nullable String tenant, @BeanParam LanguageChoice language) {
        return calls.timed("models", () -> {
            String whose = Parameters.tenant(tenant);
            Language chosen = language.chosen();
            List<Told> all = new ArrayList<>();
            Ranker ranker = models.ranker(whose);
            if (ranker != null) {
                all.add(Told.of(ranker));
            }
            KnownMix mix = models.mix(whose);
            LearnedNumbers numbers = mix == null ? null : mix.numbers();
            if (mix != null && numbers != null) {
                all.add(Told.of(mix.version(), numbers, chosen));
            }
            return Uni.createFrom()
                    .item(new AllTold(
                            all, models.isLearning(whose), mix != null && mix.memory() instanceof ForgottenMix));
        });
    }

    @GET
    @Path("/ranker")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary =
                    "The learned ranker in force, in LightGBM's text format as it came in, or as it was read from ONNX")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "ranker", value = OpenApiExamples.RANKER)))
    public Uni<String> ranker(@RestHeader(Tenant.HEADER) @Nullable String tenant) {
        return calls.timed("ranker", () -> {
            Ranker ranker = models.ranker(Parameters.tenant(tenant));
            if (ranker == null) {
                throw ProblemException.notFound("No learned ranker is in force; the mix ranks alone.");
            }
            return Uni.createFrom().item(ranker.text());
        });
    }

    @PUT
    @Path("/ranker")
    @BodyLimit(LARGEST)
    @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Put a learned ranker in force",
            description =
                    "In LightGBM's text format or as ONNX, as ./lethe train writes them; its features are those of docs/ranking.md. It holds from the answer on.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "ranker", value = OpenApiExamples.RANKER)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "400",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = OpenApiExamples.MODEL_PROBLEM)))
    public Uni<Told> put(@RestHeader(Tenant.HEADER) @Nullable String tenant, byte @Nullable [] body) {
        return calls.timed("put ranker", () -> {
            String whose = Parameters.tenant(tenant);
            byte[] model = body == null ? new byte[0] : body;
            return pool.run(() -> read(model)).flatMap(ranker -> log.write(
                            Topic.MODELS,
                            new ModelKey(whose, ModelBook.RANKER).toBytes(),
                            StoredModel.toBytes(ranker.text()))
                    .map(done -> Told.of(ranker)));
        });
    }

    @DELETE
    @Path("/ranker")
    @Operation(summary = "Take the learned ranker away: the mix ranks alone")
    @APIResponse(responseCode = "204")
    public Uni<Void> delete(@RestHeader(Tenant.HEADER) @Nullable String tenant) {
        return calls.timed(
                "delete ranker",
                () -> log.write(
                        Topic.MODELS, new ModelKey(Parameters.tenant(tenant), ModelBook.RANKER).toBytes(), null));
    }

    private static Ranker read(byte[] model) {
        Ranker.Reading reading = Ranker.read(model);
        if (reading instanceof Ranker.Reading.Faulty faulty) {
            throw ProblemException.badModel(faulty.line(), faulty.reason());
        }
        return ((Ranker.Reading.Sound) reading).ranker();
    }
}
