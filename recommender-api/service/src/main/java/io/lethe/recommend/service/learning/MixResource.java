package io.lethe.recommend.service.learning;

import io.lethe.event.Tenant;
import io.lethe.recommend.learning.ForgottenMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.KnownMix;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.SettingsBook;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The mix that a tenant's own log taught. */
@Path("/v1/models/mix")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class MixResource {
    private static final String PATH = "/v1/models/mix";

    private final ModelBook models;
    private final SettingsBook settings;
    private final MixLearning learning;
    private final RecommenderConfig config;
    private final CallTimer calls;

    MixResource(
            ModelBook models, SettingsBook settings, MixLearning learning, RecommenderConfig config, CallTimer calls) {
        this.models = models;
        this.settings = settings;
        this.learning = learning;
        this.config = config;
        this.calls = calls;
    }

    @GET
    @Operation(
            operationId = "getLearnedMix",
            summary = "What the log has taught about the mix",
            description = "Every number that can be learned: where learning started, what the log taught, what counts,"
                    + " and a sentence about it. Settings keep a number that learning.hold names, or that they give"
                    + " another value than the default.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MixAnswer.class)))
    @APIResponse(responseCode = "404", description = "Nothing has been learned; detail says why")
    public Uni<MixAnswer> mix(@RestHeader(Tenant.HEADER) @Nullable String tenant, @BeanParam LanguageChoice language) {
        return calls.timed("mix", () -> {
            String whose = Parameters.tenant(tenant);
            KnownMix known = models.mix(whose);
            LearnedNumbers numbers = known == null ? null : known.numbers();
            if (known == null || numbers == null) {
                throw ProblemException.notFound(whyNothing(whose, known));
            }
            return Uni.createFrom().item(MixAnswer.of(known, numbers, settings.of(whose), language.chosen()));
        });
    }

    @POST
    @Operation(
            operationId = "learnMix",
            summary = "Learn the mix from the log now",
            description = "One run at a time for each tenant. What was learned holds from the answer on.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MixAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "It takes longer than a request waits; GET tells of it once it is done")
    @APIResponse(
            responseCode = "409",
            description = "It is under way already, or switched off, or the log has too little to learn from")
    public Uni<Response> learn(@RestHeader(Tenant.HEADER) @Nullable String tenant, @BeanParam LanguageChoice language) {
        return calls.timed("learn mix", () -> {
            String whose = Parameters.tenant(tenant);
            Language chosen = language.chosen();
            return Uni.createFrom()
                    .completionStage(learning.learnNow(whose).copy())
                    .map(Optional::of)
                    .ifNoItem()
                    .after(config.longTimeout())
                    .recoverWithItem(Optional.empty())
                    .map(done -> done.map(known -> answer(whose, known, chosen)).orElseGet(() -> Response.accepted()
                            .location(URI.create(PATH))
                            .build()));
        });
    }

    @DELETE
    @Operation(
            operationId = "forgetMix",
            summary = "Forget what the log has taught about the mix",
            description =
                    "The numbers of the settings count, until the log has grown by a tenth and is learned from again.")
    @APIResponse(responseCode = "204")
    public Uni<Void> forget(@RestHeader(Tenant.HEADER) @Nullable String tenant) {
        return calls.timed("forget mix", () -> learning.forget(Parameters.tenant(tenant)));
    }

    private Response answer(String tenant, KnownMix known, Language language) {
        LearnedNumbers numbers = known.numbers();
        if (numbers == null) {
            throw ProblemException.notFound(whyNothing(tenant, known));
        }
        return Response.ok(MixAnswer.of(known, numbers, settings.of(tenant), language))
                .build();
    }

    private String whyNothing(String tenant, @Nullable KnownMix known) {
        if (!settings.of(tenant).settings().learning().mix()) {
            return "Nothing has been learned, since the settings switch it off; PATCH /v1/settings with"
                    + " {\"learning\": {\"mix\": true}} switches it on.";
        } else if (models.isLearning(tenant)) {
            return "Nothing has been learned yet, but it is under way; ask again in a moment.";
        }
        String now = "POST " + PATH + " does it now.";
        Duration beat = config.learning().beat();
        if (known != null && known.memory() instanceof ForgottenMix forgotten) {
            return "What was learned has been forgotten. "
                    + (beat.isZero()
                            ? ""
                            : "It is learned again once the log has grown by a tenth from " + forgotten.events()
                                    + " events. ")
                    + now;
        }
        return "Nothing has been learned yet. "
                + (beat.isZero()
                        ? ""
                        : "Lethe learns by itself from a log of "
                                + config.learning().events() + " events or more, and looks every " + text(beat) + ". ")
                + now;
    }

    private static String text(Duration beat) {
        return beat.toSeconds() % 60 == 0 ? beat.toMinutes() + " minutes" : beat.toSeconds() + " seconds";
    }
}
