package io.lethe.evaluation.comparison;

import io.lethe.evaluation.ties.TieCounts;
import io.lethe.evaluation.ties.Ties;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * In which order events of one user at one time were taken.
 *
 * @param ties         what was asked for
 * @param seeds        the seeds of the random orders; empty where the log was taken as it is
 * @param counts       the ties of the log as it is
 * @param tiedRequests the share of requests whose choice has the time of the event before it, 0 to 1
 */
public record TieOrder(Ties ties, List<Long> seeds, TieCounts counts, double tiedRequests) {
    private static final double WORTH_A_WORD = 0.01;

    public TieOrder {
        seeds = List.copyOf(seeds);
    }

    /** The order of a log that was taken as it is. */
    public static TieOrder asIs(TieCounts counts, double tiedRequests) {
        return new TieOrder(Ties.AS_IS, List.of(), counts, tiedRequests);
    }

    /** Random orders, their seeds one after the other; none of a log without ties, which they would not change. */
    static TieOrder shuffled(TieCounts counts, double tiedRequests, long seed, int shuffles) {
        int many = counts.tied() == 0 ? 0 : shuffles;
        return new TieOrder(
                Ties.SHUFFLED, LongStream.range(seed, seed + many).boxed().toList(), counts, tiedRequests);
    }

    /** What the heading of a run says of it; empty where the log was taken as it is. */
    String heading() {
        if (seeds.isEmpty()) {
            return "";
        }
        return seeds.size() == 1
                ? "; ties shuffled, by seed " + seeds.get(0)
                : "; ties shuffled, " + seeds.size() + " orders, by seeds " + seeds.get(0) + " to "
                        + seeds.get(seeds.size() - 1);
    }

    /** What there is to know about ties, in sentences; empty where there are hardly any and nobody asked. */
    String sentences() {
        if (ties == Ties.SHUFFLED && seeds.isEmpty()) {
            return "No two events of a user have the same time: shuffled is the same as as-is, and was run once.";
        } else if (counts.tiedShare() < WORTH_A_WORD && ties == Ties.AS_IS) {
            return "";
        }
        String text = String.format(
                Locale.ROOT,
                "Ties: %.1f %% of neighbouring events of a user have the same time, and %.1f %% of the requests have that of the event before; %.1f %% of tied pairs ascend by item id: %s.",
                100 * counts.tiedShare(),
                100 * tiedRequests,
                100 * counts.ascendingShare(),
                counts.verdict().words());
        return ties == Ties.SHUFFLED ? text : text + " --ties shuffled measures without that order.";
    }
}
