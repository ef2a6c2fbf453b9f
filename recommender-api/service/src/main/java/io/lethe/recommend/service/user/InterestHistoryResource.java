package io.lethe.recommend.service.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.Fade;
import io.lethe.interest.profile.GroupedState;
import io.lethe.interest.profile.InterestCourse;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.user.InterestAnswers.Reading;
import io.lethe.recommend.service.user.InterestAnswers.Strength;
import io.lethe.recommend.service.user.Users.After;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/**
 * How a user's interests of today came to be: their strengths through the past, with the times they faded and came
 * back.
 */
@Path("/v1/users/{id}/interests/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class InterestHistoryResource {
    private static final int STEPS = 60;
    private static final int MOST_STEPS = 1000;
    private static final long SHORTEST_MILLIS = Duration.ofDays(1).toMillis();
    private static final long LEAST_AHEAD_MILLIS = Duration.ofDays(30).toMillis();
    private static final int LEAST_AHEAD_STEPS = 20;

    /** A time that an interest faded; without the rest while it is not back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Faded(
            String fadedAt,
            @Nullable String revivedAt,
            @Nullable Double pauseSeconds) {
        static Faded of(Fade fade) {
            Long back = fade.revivedAt();
            return new Faded(
                    Parameters.text(fade.fadedAt()), back == null ? null : Parameters.text(back), fade.pauseSeconds());
        }
    }

    /**
     * An interest through the past; and as it would have been by the settings in force, where another kernel was asked
     * for.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Past(
            String interestId,
            String label,
            List<Strength> points,
            @Nullable List<Strength> inForce,
            List<Faded> fades) {}

    /**
     * Times at equal distances, and how they are written.
     *
     * @param times in milliseconds since 1970, in order
     */
    public record Span(List<Long> times, List<String> texts) {
        static final Span NOTHING = new Span(List.of(), List.of());

        /** From one time until another, both included. */
        public static Span of(long from, long to, int steps) {
            List<Long> times = new ArrayList<>();
            for (int step = 0; step <= steps; step++) {
                times.add(from + Math.round((to - from) * (step / (double) steps)));
            }
            return new Span(times, times.stream().map(Parameters::text).toList());
        }

        /** What follows it: a third of its length, thirty days at least. */
        public Span ahead() {
            long end = times.get(times.size() - 1);
            long length = Math.max(LEAST_AHEAD_MILLIS, (end - times.get(0)) / 3);
            Span whole = of(end, end + length, Math.max(LEAST_AHEAD_STEPS, times.size() / 3));
            return new Span(whole.times.subList(1, whole.times.size()), whole.texts.subList(1, whole.texts.size()));
        }

        String last() {
            return texts.get(texts.size() - 1);
        }
    }

    /** All interests through the past, the strongest at the time they are told as of first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record History(
            String userId,
            String at,
            String since,
            String until,
            String version,
            boolean approximate,
            String source,
            String settings,
            String kernel,
            @Nullable Double halfLifeSeconds,
            @Nullable Reading whatIf,
            @Nullable Reading inForce,
            List<Past> interests) {}

    private final Users users;
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final RankingPool pool;
    private final CallTimer calls;
    private final Clock clock = Clock.systemUTC();

    InterestHistoryResource(
            Users users, Catalogues catalogues, SettingsBook settings, RankingPool pool, CallTimer calls) {
        this.users = users;
        this.catalogues = catalogues;
        this.settings = settings;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Operation(
            operationId = "interestHistory",
            summary = "How strong a user's interests were through the past, and when they faded and came back",
            description =
                    "The interests are those at the end; what is said of a time before it is what was known then.")
    public Uni<History> history(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "The beginning, ISO-8601; the oldest event where it is missing")
                    @RestQuery
                    @Nullable
                    String since,
            @Parameter(description = "The end, ISO-8601; now where it is missing") @RestQuery @Nullable String until,
            @Parameter(
                            description = "How many steps, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "60"))
                    @RestQuery
                    @Nullable
                    String steps,
            @Parameter(
                            description =
                                    "Whether it goes on beyond the end, by a third of its length and thirty days at least, as it will be if nothing happens")
                    @RestQuery
                    @Nullable
                    String forecast,
            @Parameter(description = OpenApiExamples.KERNEL) @RestQuery @Nullable String kernel,
            @Parameter(description = OpenApiExamples.HALF_LIFE) @RestQuery @Nullable String halfLife) {
        return calls.timed("history", () -> {
            UserKey user = new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
            OptionalLong begin = Parameters.time("since", since);
            OptionalLong end = Parameters.time("until", until);
            int count = Parameters.count("steps", steps, STEPS, MOST_STEPS);
            boolean goesOn = Parameters.flag("forecast", forecast);
            WhatIf whatIf = WhatIf.of(settings.of(user.tenant()), kernel, halfLife);
            return users.require(user, After.NOTHING, QueryTime.NOW)
                    .flatMap(known -> pool.run(() -> {
                        Catalogue catalogue = catalogues.of(user.tenant());
                        long to = known.at(end, clock);
                        GroupedState grouped = new Profiler(catalogue, whatIf.interest()).group(known.state(), to);
                        long from = begin.orElseGet(() ->
                                Math.min(to - SHORTEST_MILLIS, grouped.begin().orElse(to)));
                        if (from >= to) {
                            throw ProblemException.badField(
                                    "since", "A history begins before " + Parameters.text(to) + ".");
                        }
                        Span past = Span.of(from, to, count);
                        return answer(
                                user.userId(),
                                new Labels(catalogue),
                                whatIf,
                                known,
                                grouped,
                                past,
                                goesOn ? past.ahead() : Span.NOTHING);
                    }));
        });
    }

    /** @param ahead what comes after the past, in which nothing happens */
    public static History answer(
            String userId,
            Labels labels,
            WhatIf whatIf,
            KnownState known,
            GroupedState grouped,
            Span past,
            Span ahead) {
        Kernel inForce = whatIf.inForce().settings().interest().kernel();
        Kernel asked = whatIf.interest().kernel();
        List<Kernel> kernels = whatIf.asked() ? List.of(asked, inForce) : List.of(asked);
        List<List<InterestCourse>> courses = grouped.courses(past.times(), kernels);
        Map<String, List<Strength>> beside = new HashMap<>();
        courses.stream()
                .skip(1)
                .flatMap(List::stream)
                .forEach(course -> beside.put(course.point().interestId(), curve(course, inForce, past, ahead)));
        List<Past> interests = courses.get(0).stream()
                .map(course -> new Past(
                        course.point().interestId(),
                        labels.of(course.point()).text(),
                        curve(course, asked, past, ahead),
                        beside.get(course.point().interestId()),
                        course.fades().stream().map(Faded::of).toList()))
                .toList();
        Reading used = Reading.of(asked);
        return new History(
                userId,
                past.last(),
                past.texts().get(0),
                ahead.times().isEmpty() ? past.last() : ahead.last(),
                known.state().version().toString(),
                !known.state().isWhole() || !known.complete(),
                known.source().code(),
                whatIf.inForce().version(),
                used.kernel(),
                used.halfLifeSeconds(),
                whatIf.asked() ? used : null,
                whatIf.asked() ? Reading.of(inForce) : null,
                interests);
    }

    private static List<Strength> curve(InterestCourse course, Kernel kernel, Span past, Span ahead) {
        List<Strength> strengths = new ArrayList<>();
        for (int i = 0; i < past.times().size(); i++) {
            strengths.add(new Strength(past.texts().get(i), course.strengths().get(i)));
        }
        for (int i = 0; i < ahead.times().size(); i++) {
            strengths.add(new Strength(
                    ahead.texts().get(i),
                    course.point().strengthAt(ahead.times().get(i), kernel)));
        }
        return strengths;
    }
}
