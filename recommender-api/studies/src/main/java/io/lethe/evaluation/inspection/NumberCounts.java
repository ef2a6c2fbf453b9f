package io.lethe.evaluation.inspection;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each number occurred. Exact for up to {@value #MOST} different numbers; from then on new ones are rounded
 * to three significant digits.
 */
final class NumberCounts {
    static final int MOST = 20_000;

    private final SortedMap<Double, Long> counts = new TreeMap<>();
    private long size;

    void add(double number) {
        Double kept = number + 0.0;
        if (counts.size() >= MOST && !counts.containsKey(kept)) {
            kept = rounded(number);
        }
        counts.merge(kept, 1L, Long::sum);
        size++;
    }

    long size() {
        return size;
    }

    SortedMap<Double, Long> counts() {
        return counts;
    }

    double least() {
        return size == 0 ? 0 : counts.firstKey();
    }

    double greatest() {
        return size == 0 ? 0 : counts.lastKey();
    }

    /** The least number that a share of all does not exceed; 0 if there are none. */
    double quantile(double share) {
        double wanted = share * size;
        long seen = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        return greatest();
    }

    /** How many lie outside these fences. */
    long outside(Fences fences) {
        return counts.entrySet().stream()
                .filter(entry -> fences.excludes(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static double rounded(double number) {
        if (number == 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(number))) - 2);
        return Math.round(number / unit) * unit;
    }
}
