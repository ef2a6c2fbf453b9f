package io.lethe.recommend.service.recommendation;

import io.lethe.event.Interaction;
import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.ApiBodies;
import io.lethe.recommend.service.http.BodyFields;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Recommendations;
import io.lethe.recommend.service.recommendation.Serving.Question;
import io.lethe.recommend.service.remote.Embeddings;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.WhatIf;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Recommendations for users and for anonymous sessions. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recommendations")
public class RecommendationsResource {
    private static final String NOT_UNDERSTOOD =
            "The embedding model does not answer, so the words of this session count only as words, not by their "
                    + "meaning.";

    public static final int DEFAULT_LIMIT = 10;
    public static final int LARGEST_LIMIT = 100;

    private final Users users;
    private final Serving serving;
    private final SettingsBook settings;
    private final Catalogues catalogues;
    private final Embeddings embeddings;
    private final IntakeLimits limits;
    private final RankingPool pool;
    private final CallTimer calls;
    private final Clock clock = Clock.systemUTC();

    /** What is asked for a user, before it is read. */
    private record Asked(
            ListParameters list,
            @Nullable String explain,
            @Nullable String at,
            @Nullable String from,
            @Nullable String kernel,
            @Nullable String halfLife,
            @Nullable String after,
            @Nullable String patience,
            Language language) {}

    RecommendationsResource(
            Users users,
            Serving serving,
            SettingsBook settings,
            Catalogues catalogues,
            Embeddings embeddings,
            IntakeLimits limits,
            RankingPool pool,
            CallTimer calls) {
        this.users = users;
        this.serving = serving;
        this.settings = settings;
        this.catalogues = catalogues;
        this.embeddings = embeddings;
        this.limits = limits;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/users/{id}/recommendations")
    @Operation(
            operationId = "recommend",
            summary = "What to recommend to a user now, and why",
            description = "Somebody of whom nothing is known gets what is popular. Works without interest-store: "
                    + "source says what the answer stands on.")
    public Uni<Recommendations> recommendations(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @BeanParam ListParameters list,
            @Parameter(description = "Whether each item comes with its reasons") @RestQuery @Nullable String explain,
            @BeanParam LanguageChoice language,
            @Parameter(description = "As of this time, ISO-8601; interest as it was, signals of today")
                    @RestQuery
                    @Nullable
                    String at,
            @Parameter(description = OpenApiExamples.FROM, schema = @Schema(enumeration = {"ledger", "history", "log"}))
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = OpenApiExamples.KERNEL) @RestQuery @Nullable String kernel,
            @Parameter(description = OpenApiExamples.HALF_LIFE) @RestQuery @Nullable String halfLife,
            @Parameter(description = "Wait until this position has taken effect") @RestQuery @Nullable String after,
            @Parameter(description = "How long to wait at the most: milliseconds, or like 2s") @RestQuery @Nullable
                    String wait) {
        ListParameters named = list.named(catalogues.of(Parameters.tenant(tenant)));
        return recommend(
                tenant, id, new Asked(named, explain, at, from, kernel, halfLife, after, wait, language.chosen()));
    }

    @POST
    @Path("/users/{id}/recommendations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What to recommend to a user, asked in a body",
            description =
                    "The same as the GET of this address, for lists that are too long for an address. Every parameter is a field of the body;"
                            + " what can be given several times is an array.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "asked", value = OpenApiExamples.ASKED)))
    public Uni<Recommendations> recommendationsAsked(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(hidden = true) @RestHeader("Accept-Language") @Nullable String acceptLanguage,
            @Nullable String body) {
        BodyFields fields = BodyFields.of(
                body, ListParameters.NAMES, "explain", "at", "from", "kernel", "halfLife", "after", "wait", "language");
        return recommend(
                tenant,
                id,
                new Asked(
                        ListParameters.of(fields),
                        fields.text("explain"),
                        fields.text("at"),
                        fields.text("from"),
                        fields.text("kernel"),
                        fields.text("halfLife"),
                        fields.text("after"),
                        fields.text("wait"),
                        LanguageChoice.chosen(fields.text("language"), acceptLanguage)));
    }

    private Uni<Recommendations> recommend(@Nullable String tenant, String id, Asked asked) {
        return calls.timedAlways("recommendations", () -> {
            UserKey user = new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
            RecommendationRequest request =
                    asked.list().request(settings.of(user.tenant()).settings());
            boolean reasons = Parameters.flag("explain", asked.explain());
            QueryTime moment = QueryTime.of(asked.at(), asked.from());
            WhatIf whatIf = WhatIf.of(settings.of(user.tenant()), asked.kernel(), asked.halfLife());
            return users.find(user, users.after(asked.after(), asked.patience()), moment)
                    .flatMap(known -> pool.run(() -> serving.recommend(
                            new Question(
                                    user.tenant(),
                                    user.userId(),
                                    known.at(moment.at(), clock),
                                    request,
                                    whatIf,
                                    reasons,
                                    asked.list(),
                                    asked.language()),
                            known)));
        });
    }

    @POST
    @Path("/recommendations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recommendForSession",
            summary = "What to recommend in an anonymous session",
            description =
                    "The session's events, and words to begin with, come with the request and are not kept. Every parameter of"
                            + " /v1/users/{id}/recommendations is a field of the body too; lists are arrays.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.SESSION),
                            examples = @ExampleObject(name = "session", value = OpenApiExamples.SESSION)))
    public Uni<Recommendations> session(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(hidden = true) @RestHeader("Accept-Language") @Nullable String acceptLanguage,
            @Nullable String body) {
        return calls.timedAlways("session", () -> {
            String whose = Parameters.tenant(tenant);
            return pool.run(() -> BodyFields.of(
                            body,
                            ListParameters.NAMES,
                            "events",
                            "words",
                            "explain",
                            "kernel",
                            "halfLife",
                            "at",
                            "language"))
                    .flatMap(fields -> session(whose, fields, acceptLanguage));
        });
    }

    private Uni<Recommendations> session(String whose, BodyFields fields, @Nullable String acceptLanguage) {
        long now = clock.millis();
        ListParameters list = ListParameters.of(fields);
        RecommendationRequest request = list.request(settings.of(whose).settings());
        boolean reasons = Parameters.flag("explain", fields.text("explain"));
        Language spoken = LanguageChoice.chosen(fields.text("language"), acceptLanguage);
        WhatIf whatIf = WhatIf.of(settings.of(whose), fields.text("kernel"), fields.text("halfLife"));
        OptionalLong asked = Parameters.time("at", fields.text("at"));
        EventWeights weights = settings.of(whose).settings().interest().weights();
        return limits.now()
                .map(limits -> Sessions.interactions(whose, fields.json(), limits, weights, now))
                .flatMap(session -> meanings(session)
                        .flatMap(meanings -> pool.run(() -> {
                            UserState state = Sessions.state(whose, session, meanings);
                            String note = meanings.isEmpty() && !texts(session).isEmpty() ? NOT_UNDERSTOOD : null;
                            KnownState known = KnownState.given(state, note);
                            return serving.recommend(
                                    new Question(
                                            whose,
                                            null,
                                            known.at(asked, clock),
                                            request,
                                            whatIf,
                                            reasons,
                                            list,
                                            spoken),
                                    known);
                        })));
    }

    private static List<String> texts(List<Interaction> session) {
        return session.stream()
                .map(Interaction::text)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Uni<Map<String, Meaning>> meanings(List<Interaction> session) {
        List<String> texts = texts(session);
        return texts.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : embeddings.of(texts).onFailure().recoverWithItem(Map.of());
    }
}
