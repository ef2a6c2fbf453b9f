package io.lethe.evaluation.protocol;

import io.lethe.embedding.Embedding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which {@link Slice}s a request is in, from the user's history and the time of the choice alone.
 *
 * <p><b>After a pause</b>: since the choice before, at least {@value #LONG_DAYS} days have passed; or at least a day
 * and {@value #TIMES_USUAL} times the user's usual gap, which is the median of the user's earlier gaps of a day or more
 * where there are at least {@value #LEAST_GAPS}. The second fits logs whose span is short.
 *
 * <p><b>After a shift</b>: the mean vector of what was chosen at the last {@value #RECENT} times (half of the times,
 * rounded down, where there are fewer than twice as many) has a cosine below {@value #SHIFTED} with that of everything
 * chosen before, both seen from the centre of the catalogue, where items drawn at random have 0 in the mean. Items count
 * once for each choice; items without a vector do not count.
 *
 * <p><b>Long history</b>: at least {@value #MANY_EVENTS} events of any type are shown.
 */
public final class Slicing {
    /** From how many events on a history is long. */
    public static final int MANY_EVENTS = 100;

    private static final int LONG_DAYS = 30;
    private static final int TIMES_USUAL = 4;
    private static final int LEAST_GAPS = 2;
    private static final int RECENT = 3;
    private static final double SHIFTED = 0.2;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Corpus corpus;
    private final double[] centre;

    private Slicing(Corpus corpus) {
        this.corpus = corpus;
        int dimension = corpus.items().stream()
                .mapToInt(item -> item.embedding().dimension())
                .max()
                .orElse(0);
        this.centre = new double[dimension];
        long counted = 0;
        for (int item = 0; item < corpus.items().size(); item++) {
            counted += add(item, centre) ? 1 : 0;
        }
        for (int i = 0; i < dimension; i++) {
            centre[i] /= Math.max(1, counted);
        }
    }

    /** The slices of each request of a plan, in the order of its requests. */
    public static List<Set<Slice>> of(Plan plan) {
        Slicing slicing = new Slicing(plan.corpus());
        return plan.requests().stream().map(slicing::of).toList();
    }

    private Set<Slice> of(Request request) {
        Set<Slice> slices = EnumSet.noneOf(Slice.class);
        List<Integer> choices = new ArrayList<>();
        for (int place = 0; place < request.history(); place++) {
            int row = corpus.rowOf(request.user(), place);
            if (corpus.isChoice(row)) {
                choices.add(row);
            }
        }
        long now = corpus.timeOf(corpus.rowOf(request.user(), request.history()));
        if (isAfterPause(choices, now)) {
            slices.add(Slice.AFTER_PAUSE);
        }
        if (isAfterShift(choices)) {
            slices.add(Slice.AFTER_SHIFT);
        }
        if (request.history() >= MANY_EVENTS) {
            slices.add(Slice.LONG_HISTORY);
        }
        return slices;
    }

    private boolean isAfterPause(List<Integer> choices, long now) {
        if (choices.isEmpty()) {
            return false;
        }
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < choices.size(); i++) {
            long gap = corpus.timeOf(choices.get(i)) - corpus.timeOf(choices.get(i - 1));
            if (gap >= DAY) {
                gaps.add(gap);
            }
        }
        long gap = now - corpus.timeOf(choices.get(choices.size() - 1));
        boolean isLongForUser = gaps.size() >= LEAST_GAPS && gap >= TIMES_USUAL * median(gaps);
        return gap >= LONG_DAYS * DAY || (gap >= DAY && isLongForUser);
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    private boolean isAfterShift(List<Integer> choices) {
        List<Integer> begins = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            if (i == 0 || corpus.timeOf(choices.get(i)) != corpus.timeOf(choices.get(i - 1))) {
                begins.add(i);
            }
        }
        int recent = Math.min(RECENT, begins.size() / 2);
        if (recent == 0) {
            return false;
        }
        int border = begins.get(begins.size() - recent);
        return cosine(direction(choices.subList(border, choices.size())), direction(choices.subList(0, border)))
                < SHIFTED;
    }

    /** The sum of what chosen items are, seen from the centre; its length says nothing. */
    private double[] direction(List<Integer> choices) {
        double[] sum = new double[centre.length];
        int counted = 0;
        for (int row : choices) {
            counted += add(corpus.itemOf(row), sum) ? 1 : 0;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] -= counted * centre[i];
        }
        return sum;
    }

    /** Whether the item has a vector of the catalogue's dimension, which was added then. */
    private boolean add(int item, double[] sum) {
        Embedding vector = corpus.items().get(item).embedding();
        if (vector.dimension() != sum.length) {
            return false;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector.at(i);
        }
        return true;
    }

    /** The cosine of two directions; 1 where one has no length, since nothing is known to differ then. */
    private static double cosine(double[] left, double[] right) {
        double lengths = Math.sqrt(dot(left, left) * dot(right, right));
        return lengths > 0 ? dot(left, right) / lengths : 1;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
