package io.lethe.recommend.trend;

import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.util.List;

/** An item's counts by hour, multiplied by the weights of their event types. */
final class WeighedHours {
    private final List<HourCount> counts;
    private final EventWeights weights;
    private final long[] hours;
    private final double[] weighed;

    WeighedHours(List<HourCount> counts, EventWeights weights) {
        this.counts = counts;
        this.weights = weights;
        this.hours = new long[counts.size()];
        this.weighed = new double[counts.size()];
        for (int i = 0; i < hours.length; i++) {
            HourCount count = counts.get(i);
            hours[i] = count.hour();
            weighed[i] = weights.of(count.type()) * count.count();
        }
    }

    /** Whether it was made from exactly these instances. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(List<HourCount> someCounts, EventWeights someWeights) {
        return counts == someCounts && weights == someWeights;
    }

    /** The sum of the decayed counts of the hours before one. */
    double sumBefore(long hour, HourDecay decay) {
        double sum = 0;
        for (int i = 0; i < hours.length; i++) {
            sum += hours[i] < hour ? weighed[i] * decay.of(hours[i]) : 0;
        }
        return sum;
    }

    /** The sum of the decayed counts. */
    double sum(HourDecay decay) {
        double sum = 0;
        for (int i = 0; i < hours.length; i++) {
            sum += weighed[i] * decay.of(hours[i]);
        }
        return sum;
    }
}
