package io.lethe.evaluation.comparison;

import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.rival.TunedChoices;
import io.lethe.evaluation.run.Scores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run was about.
 *
 * @param plan      what was asked
 * @param negatives how many items were drawn beside those wanted; 0 for all
 * @param seed      where chance started
 * @param settings  the version of Lethe's settings
 * @param choices   what was chosen for rivals, where it is not their defaults
 * @param ranker    the version of its learned ranker; null if it has none
 * @param order     in which order ties were taken
 */
public record Heading(
        Plan plan,
        int negatives,
        long seed,
        String settings,
        List<TunedChoices> choices,
        @Nullable String ranker,
        TieOrder order) {

    String dataset() {
        return plan.corpus().name();
    }

    /** The same run with the log taken as it is. */
    Heading asIs() {
        TieOrder other = TieOrder.asIs(order.counts(), order.tiedRequests());
        return new Heading(plan, negatives, seed, settings, choices, ranker, other);
    }

    /** How many requests there were in each order. */
    int requests() {
        return plan.requests().size();
    }

    /** The run in words. */
    String text(Scores scores) {
        return String.format(
                Locale.ROOT,
                "%s, %s: %,d requests%s of %,d users, %s, %s; seed %d, settings %s%s%s",
                dataset(),
                plan.protocol().code(),
                requests(),
                plan.possible() > requests() ? String.format(Locale.ROOT, " (of %,d, by chance)", plan.possible()) : "",
                scores.users(),
                negatives == 0
                        ? String.format(
                                Locale.ROOT,
                                "ranking all %,d items",
                                plan.corpus().items().size())
                        : "ranking what was wanted among " + negatives + " unseen items",
                switch (plan.masking()) {
                            case HISTORY -> "what the user knows is masked";
                            case NOTHING -> "repeats count";
                        }
                        + since(),
                seed,
                settings,
                ranker == null ? "" : ", ranker " + ranker,
                order.heading());
    }

    private String since() {
        if (plan.protocol() == Protocol.LEAVE_ONE_OUT || plan.requests().isEmpty()) {
            return "";
        }
        long first = plan.requests().stream()
                .mapToLong(request -> request.at())
                .min()
                .orElse(0);
        return ", asked from " + Instant.ofEpochMilli(first).truncatedTo(ChronoUnit.SECONDS);
    }
}
