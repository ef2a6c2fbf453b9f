package io.lethe.interest.cleaning;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Tells robots by the acts of their hours. An act is a time at which a user has at least one event that is no
 * impression: a basket is one act however large it is, and what was merely shown is none. Hours are those of the clock
 * (UTC), counted since 1970.
 *
 * @param pace   how many acts in one hour no person has, at least 1
 * @param steady how many acts make an hour a busy one, at least 1
 * @param hours  how many busy hours on end no person has, at least 1
 */
public record BotRule(long pace, long steady, int hours) {
    /** An act every 3.6 seconds for an hour, or ten acts in each of twenty hours without a break. */
    public static final BotRule DEFAULT = new BotRule(1_000, 10, 20);

    private static final long HOUR_MILLIS = 3_600_000;

    /** What gave a robot away. */
    public enum Sign {
        /** Too many acts in an hour. */
        PACE,
        /** Too many busy hours on end. */
        NO_REST
    }

    public BotRule {
        if (pace < 1 || steady < 1 || hours < 1) {
            throw new IllegalArgumentException("bounds of robots are at least 1");
        }
    }

    /** Whether an event can be an act. */
    public static boolean isAct(Interaction interaction) {
        return !interaction.type().equals(InteractionType.IMPRESSION.code());
    }

    /** The hour of a time, in milliseconds since 1970. */
    public static long hourOf(long timestamp) {
        return Math.floorDiv(timestamp, HOUR_MILLIS);
    }

    /** When an hour begins, in milliseconds since 1970. */
    public static long beginOf(long hour) {
        return hour * HOUR_MILLIS;
    }

    /**
     * Whether the user of these hours is a robot, and what gives it away.
     *
     * @param acts how many acts there are, by hour
     */
    public Optional<Sign> sign(SortedMap<Long, Long> acts) {
        long busy = 0;
        long last = Long.MIN_VALUE;
        boolean restless = false;
        for (Map.Entry<Long, Long> hour : acts.entrySet()) {
            if (hour.getValue() >= pace) {
                return Optional.of(Sign.PACE);
            }
            if (hour.getValue() >= steady) {
                busy = hour.getKey() == last + 1 ? busy + 1 : 1;
                last = hour.getKey();
                restless |= busy >= hours;
            }
        }
        return restless ? Optional.of(Sign.NO_REST) : Optional.empty();
    }

    /** Whether it can matter that an hour has so many acts in place of so many. */
    public boolean isCrossed(long before, long after) {
        return before >= steady != after >= steady || before >= pace != after >= pace;
    }
}
