package io.lethe.recommend.service.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.service.user.EventAnswers.Event;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers about a user's interests. Times are ISO-8601, half-lives and pauses in seconds. */
public final class InterestAnswers {
    private InterestAnswers() {}

    static String trend(InterestPoint point) {
        return point.trend().name().toLowerCase(Locale.ROOT);
    }

    /**
     * How events were read: the kernel, those of single types of event, and the half-lives that the first has.
     *
     * @param halfLifeSeconds by the clock; null if the clock does not matter
     * @param halfLifeEvents  by position; null if that does not matter
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reading(
            String kernel,
            @Nullable Map<String, String> kernels,
            @Nullable Double halfLifeSeconds,
            @Nullable Double halfLifeEvents) {
        public static Reading of(Kernel kernel) {
            Map<String, String> kernels = new TreeMap<>();
            if (kernel instanceof ByType byType) {
                byType.byType().forEach((type, own) -> kernels.put(type, own.toString()));
            }
            return new Reading(
                    kernel.toString(),
                    kernels.isEmpty() ? null : kernels,
                    orNull(kernel.halfLifeSeconds("")),
                    orNull(kernel.halfLifeEvents("")));
        }

        private static @Nullable Double orNull(OptionalDouble value) {
            return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
        }
    }

    /** What an interest is by the settings in force, where another kernel was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InForce(
            double strength,
            double share,
            String trend,
            @Nullable Double halfLifeSeconds) {
        public static InForce of(InterestPoint point) {
            return new InForce(point.strength(), point.share(), InterestAnswers.trend(point), point.halfLifeSeconds());
        }
    }

    /** An interest and the events whose contributions sum to its strength. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Interest(
            String interestId,
            String label,
            List<String> terms,
            double strength,
            double errorBound,
            double share,
            String trend,
            String explanation,
            @Nullable Double halfLifeSeconds,
            @Nullable Double halfLifeEvents,
            int returns,
            double usualGapSeconds,
            String firstSeen,
            String lastSeen,
            @Nullable String fadedAt,
            @Nullable String revivedAt,
            @Nullable Double pauseSeconds,
            @Nullable InForce inForce,
            List<Event> events) {}

    /** A user's interests at a time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Interests(
            String userId,
            String at,
            String version,
            boolean approximate,
            String source,
            String settings,
            String kernel,
            @Nullable Map<String, String> kernels,
            @Nullable Double halfLifeSeconds,
            @Nullable Reading whatIf,
            @Nullable Reading inForce,
            double meanStars,
            @Nullable String after,
            @Nullable AsOf asOf,
            List<Interest> interests) {}

    /** A strength at a time. */
    record Strength(String at, double strength) {}

    /**
     * How an interest fades if nothing happens, and how it would by the settings in force, where another kernel was
     * asked for.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fading(
            String interestId,
            String label,
            List<Strength> points,
            @Nullable List<Strength> inForce) {}

    /** How all interests fade if nothing happens. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Forecast(
            String userId,
            String at,
            String until,
            String version,
            boolean approximate,
            String source,
            String settings,
            String kernel,
            @Nullable Double halfLifeSeconds,
            @Nullable Reading whatIf,
            @Nullable Reading inForce,
            @Nullable AsOf asOf,
            List<Fading> interests) {}
}
