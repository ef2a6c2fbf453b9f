package io.lethe.recommend.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.Fade;
import io.lethe.interest.profile.GroupedState;
import io.lethe.interest.profile.InterestCourse;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.Catalogue;
import io.lethe.recommend.Labels;
import io.lethe.recommend.service.Answers.Reading;
import io.lethe.recommend.service.Answers.Strength;
import io.lethe.recommend.service.Users.After;
import io.lethe.recommend.service.Users.Known;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How a user's interests of today came to be: their strengths through the past, with the times they faded and came back. */
@Path("/v1/users/{id}/interests/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class InterestHistoryResource {
    private static final int STEPS = 60;
    private static final int MOST_STEPS = 1000;
    private static final long SHORTEST_MILLIS = Duration.ofDays(1).toMillis();

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

    /** An interest through the past; and as it would have been by the settings in force, where another kernel was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Past(
            String interestId,
            String label,
            List<Strength> points,
            @Nullable List<Strength> inForce,
            List<Faded> fades) {}

    /** All interests through the past, the strongest at its end first. */
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
    private final Calls calls;
    private final Clock clock = Clock.systemUTC();

    InterestHistoryResource(Users users, Catalogues catalogues, SettingsBook settings, RankingPool pool, Calls calls) {
        this.users = users;
        this.catalogues = catalogues;
        this.settings = settings;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Operation(
            summary = "How strong a user's interests were through the past, and when they faded and came back",
            description =
                    "The interests are those at the end; what is said of a time before it is what was known then.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = History.class),
                            examples = @ExampleObject(name = "history", value = Examples.HISTORY)))
    public Uni<History> history(
            @RestHeader("Lethe-Tenant") @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "The beginning, ISO-8601; the oldest event where it is missing")
                    @RestQuery
                    @Nullable
                    String since,
            @Parameter(description = "The end, ISO-8601; now where it is missing") @RestQuery @Nullable String until,
            @Parameter(description = "How many steps, 1 to 1000") @RestQuery @Nullable String steps,
            @Parameter(description = Examples.KERNEL) @RestQuery @Nullable String kernel,
            @Parameter(description = Examples.HALF_LIFE) @RestQuery @Nullable String halfLife) {
        return calls.timed("history", () -> {
            UserKey user = new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
            OptionalLong begin = Parameters.time("since", since);
            OptionalLong end = Parameters.time("until", until);
            int count = Parameters.count("steps", steps, STEPS, MOST_STEPS);
            WhatIf whatIf = WhatIf.of(settings.of(user.tenant()), kernel, halfLife);
            return users.find(user, After.NOTHING)
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
                        return answer(
                                user.userId(), new Labels(catalogue), whatIf, known, grouped, times(from, to, count));
                    }));
        });
    }

    static List<Long> times(long from, long to, int steps) {
        List<Long> times = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            times.add(from + Math.round((to - from) * (step / (double) steps)));
        }
        return times;
    }

    /** @param times one at least, in order */
    static History answer(
            String userId, Labels labels, WhatIf whatIf, Known known, GroupedState grouped, List<Long> times) {
        InterestSettings inForce = whatIf.inForce().settings().interest();
        List<String> texts = times.stream().map(Parameters::text).toList();
        List<Kernel> kernels = whatIf.asked()
                ? List.of(whatIf.interest().kernel(), inForce.kernel())
                : List.of(whatIf.interest().kernel());
        List<List<InterestCourse>> courses = grouped.courses(times, kernels);
        Map<String, List<Strength>> beside = new HashMap<>();
        courses.stream()
                .skip(1)
                .flatMap(List::stream)
                .forEach(course -> beside.put(course.point().interestId(), curve(course, texts)));
        List<Past> interests = courses.get(0).stream()
                .map(course -> new Past(
                        course.point().interestId(),
                        labels.of(course.point()).text(),
                        curve(course, texts),
                        beside.get(course.point().interestId()),
                        course.fades().stream().map(Faded::of).toList()))
                .toList();
        String to = texts.get(texts.size() - 1);
        Reading used = Reading.of(whatIf.interest().kernel());
        return new History(
                userId,
                to,
                texts.get(0),
                to,
                known.state().version().toString(),
                !known.state().isWhole() || !known.complete(),
                known.source().code(),
                whatIf.inForce().version(),
                used.kernel(),
                used.halfLifeSeconds(),
                whatIf.asked() ? used : null,
                whatIf.asked() ? Reading.of(inForce.kernel()) : null,
                interests);
    }

    private static List<Strength> curve(InterestCourse course, List<String> times) {
        List<Strength> strengths = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            strengths.add(new Strength(times.get(i), course.strengths().get(i)));
        }
        return strengths;
    }
}
