package io.lethe.recommend.service.user;

import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.remote.InterestStore;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.user.EventAnswers.Events;
import io.lethe.recommend.service.user.InterestAnswers.Forecast;
import io.lethe.recommend.service.user.InterestAnswers.Interests;
import io.lethe.recommend.service.user.Users.After;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is known of a user, and what follows from it. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class UsersResource {
    private static final int EVENTS = 100;
    private static final int MOST_EVENTS = 1000;
    private static final int STEPS = 10;
    private static final int MOST_STEPS = 1000;
    private static final long FORECAST_MILLIS = Duration.ofDays(30).toMillis();

    private final Users users;
    private final InterestStore store;
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final RankingPool pool;
    private final CallTimer calls;
    private final Clock clock = Clock.systemUTC();

    UsersResource(
            Users users,
            InterestStore store,
            Catalogues catalogues,
            SettingsBook settings,
            RankingPool pool,
            CallTimer calls) {
        this.users = users;
        this.store = store;
        this.catalogues = catalogues;
        this.settings = settings;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/users/{id}/interests")
    @Operation(
            operationId = "interests",
            summary = "What a user is interested in, how strongly, and which events say so")
    public Uni<Interests> interests(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "As of this time, ISO-8601") @RestQuery @Nullable String at,
            @Parameter(description = OpenApiExamples.FROM, schema = @Schema(enumeration = {"ledger", "history", "log"}))
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = OpenApiExamples.KERNEL) @RestQuery @Nullable String kernel,
            @Parameter(description = OpenApiExamples.HALF_LIFE) @RestQuery @Nullable String halfLife,
            @BeanParam LanguageChoice language,
            @Parameter(description = "Wait until this position has taken effect") @RestQuery @Nullable String after,
            @Parameter(description = "How long to wait at the most: milliseconds, or like 2s") @RestQuery @Nullable
                    String wait) {
        return calls.timed("interests", () -> {
            UserKey user = user(tenant, id);
            QueryTime moment = QueryTime.of(at, from);
            WhatIf whatIf = WhatIf.of(settings.of(user.tenant()), kernel, halfLife);
            Language spoken = language.chosen();
            return users.require(user, users.after(after, wait), moment)
                    .flatMap(known -> pool.run(() -> new InterestReading(
                                    catalogues.of(user.tenant()), whatIf, known, known.at(moment.at(), clock), spoken)
                            .interests(user.userId())));
        });
    }

    @GET
    @Path("/users/{id}/interests/forecast")
    @Operation(operationId = "forecastInterests", summary = "How a user's interests fade if nothing happens")
    public Uni<Forecast> forecast(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "The end, ISO-8601; thirty days on where it is missing") @RestQuery @Nullable
                    String until,
            @Parameter(
                            description = "How many steps, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "10"))
                    @RestQuery
                    @Nullable
                    String steps,
            @Parameter(description = "Another start, ISO-8601") @RestQuery @Nullable String at,
            @Parameter(description = OpenApiExamples.FROM, schema = @Schema(enumeration = {"ledger", "history", "log"}))
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = OpenApiExamples.KERNEL) @RestQuery @Nullable String kernel,
            @Parameter(description = OpenApiExamples.HALF_LIFE) @RestQuery @Nullable String halfLife) {
        return calls.timed("forecast", () -> {
            UserKey user = user(tenant, id);
            QueryTime moment = QueryTime.of(at, from);
            OptionalLong end = Parameters.time("until", until);
            int count = Parameters.count("steps", steps, STEPS, MOST_STEPS);
            WhatIf whatIf = WhatIf.of(settings.of(user.tenant()), kernel, halfLife);
            return users.require(user, After.NOTHING, moment)
                    .flatMap(known -> pool.run(() -> {
                        long start = known.at(moment.at(), clock);
                        long to = end.orElse(start + FORECAST_MILLIS);
                        if (to <= start) {
                            throw ProblemException.badField(
                                    "until", "A forecast ends after " + Parameters.text(start) + ".");
                        }
                        return new InterestReading(catalogues.of(user.tenant()), whatIf, known, start, Language.ENGLISH)
                                .forecast(user.userId(), to, count);
                    }));
        });
    }

    @GET
    @Path("/users/{id}/events")
    @Operation(operationId = "listEventsOfUser", summary = "A user's events, newest first, page by page")
    public Uni<Events> events(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "Older than this place: what an answer called next") @RestQuery @Nullable
                    String before,
            @Parameter(
                            description = "How many, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(description = "Ages at this time, ISO-8601") @RestQuery @Nullable String at) {
        return calls.timed("events", () -> {
            UserKey user = user(tenant, id);
            int count = Parameters.count("limit", limit, EVENTS, MOST_EVENTS);
            OptionalLong asked = Parameters.time("at", at);
            EventPages.Place place = EventPages.Place.of(before);
            WhatIf inForce = WhatIf.of(settings.of(user.tenant()), null, null);
            return store.events(user, place.token(), count)
                    .onFailure(e -> !(e instanceof ProblemException))
                    .transform(e -> ProblemException.unavailable("interest-store does not answer."))
                    .flatMap(page -> users.require(user, After.NOTHING, QueryTime.NOW)
                            .flatMap(known -> pool.run(() -> new EventPages(
                                            new InterestReading(
                                                    catalogues.of(user.tenant()),
                                                    inForce,
                                                    known,
                                                    known.at(asked, clock),
                                                    Language.ENGLISH),
                                            inForce,
                                            known.state().version().eventCount(),
                                            users.isAlone(user))
                                    .answer(user.userId(), place, page))));
        });
    }

    private static UserKey user(@Nullable String tenant, String id) {
        return new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
    }
}
