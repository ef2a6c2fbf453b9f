package io.lethe.evaluation.interest;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * The life of an interest that was made up: what was planned, and a user's events that follow the plan with some noise,
 * among the events of another interest.
 *
 * @param plan     what happens to it
 * @param state    the user's state
 * @param returned when it comes back, if it does, in milliseconds since 1970
 * @param end      the time to ask about
 */
record PlantedHistory(Plan plan, UserState state, OptionalLong returned, long end) {
    static final long DAY = 86_400_000L;
    private static final long BEGIN = 1_600_000_000_000L;
    private static final UserKey USER = new UserKey("default", "planted");
    private static final List<String> TYPES = List.of("view", "click", "like", "save");
    private static final int DIMENSION = 16;

    /** What can happen to an interest. */
    enum Plan {
        /** It goes on at its own pace until the end. */
        STEADY,
        /** It stops and does not come back. */
        FADED,
        /** It stops, and comes back after a long while. */
        REVIVED
    }

    /**
     * How regular life is.
     *
     * @param strays how many events astray happen in a pause or after the end, on average for every hundred days
     * @param gaps   how uneven the gaps are: 0 for the same again and again, 1 for exponential ones
     */
    record Noise(double strays, double gaps) {}

    /** What the items of these histories mean. */
    static QuantizedEmbedding vectorOf(String itemId) {
        float[] vector = new float[DIMENSION];
        vector[itemId.startsWith("planted") ? 0 : 1] = 10;
        vector[2 + Math.floorMod(itemId.hashCode(), DIMENSION - 2)] = 1;
        return QuantizedEmbedding.of(vector);
    }

    static PlantedHistory of(Plan plan, Noise noise, double halfLifeDays, Random random) {
        List<LedgerEntry> events = new ArrayList<>();
        double gap = 0.5 + random.nextDouble() * halfLifeDays / 4;
        double day = run(events, 0, 8 + random.nextInt(20), gap, noise, random);
        OptionalLong returned = OptionalLong.empty();
        if (plan == Plan.STEADY) {
            day = run(events, day + gap, 10 + random.nextInt(20), gap, noise, random);
        } else {
            double pause = halfLifeDays * (5 + random.nextDouble() * 10);
            stray(events, day, day + pause - halfLifeDays, noise, random);
            day += pause;
            if (plan == Plan.REVIVED) {
                returned = OptionalLong.of(time(day));
                day = run(events, day, 4 + random.nextInt(8), gap, noise, random);
            }
        }
        for (double other = 0; other < day; other += 3 + random.nextDouble() * 8) {
            events.add(event("other", other, random));
        }
        return new PlantedHistory(plan, UserState.of(USER, events, events.size()), returned, time(day));
    }

    /** Adds events from a day on, and returns the day of the last. */
    private static double run(List<LedgerEntry> into, double from, int count, double gap, Noise noise, Random random) {
        double day = from;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                double uneven = -Math.log(1 - random.nextDouble());
                day += gap * (1 - noise.gaps() + noise.gaps() * uneven);
            }
            into.add(event("planted", day, random));
        }
        return day;
    }

    private static void stray(List<LedgerEntry> into, double from, double to, Noise noise, Random random) {
        if (noise.strays() > 0) {
            double day = from;
            while (true) {
                day += -Math.log(1 - random.nextDouble()) * 100 / noise.strays();
                if (day >= to) {
                    return;
                }
                into.add(event("planted", day, random));
            }
        }
    }

    private static LedgerEntry event(String interest, double day, Random random) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String itemId = interest + random.nextInt(12);
        return new LedgerEntry(EmbeddedInteraction.withoutText(
                Interaction.of(USER.tenant(), USER.userId(), "e" + random.nextLong(), itemId, type, time(day))));
    }

    private static long time(double day) {
        return BEGIN + (long) (day * DAY);
    }
}
