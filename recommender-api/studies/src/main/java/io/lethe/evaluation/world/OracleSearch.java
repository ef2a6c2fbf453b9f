package io.lethe.evaluation.world;

import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.tune.Chosen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the best mix of a world: from the two best of several starts one setting after the other is moved step by
 * step, up or down, as long as that helps, round after round until nothing does or all trials are spent. The searches
 * of {@code tune} leave out a weight of 0 and start at the defaults alone, so they are not used here.
 */
final class OracleSearch {
    private static final double LEAST_GAIN = 1.002;
    private static final int DESCENTS = 2;

    private final ToDoubleFunction<Chosen> judge;
    private final Set<String> idle;
    private final int trials;
    private final VectorCache.Progress progress;
    private final Map<Chosen, Double> known = new HashMap<>();

    /**
     * A search.
     *
     * @param judge  how good a mix is, the higher the better
     * @param idle   settings that cannot matter
     * @param trials how many mixes are tried, at most
     */
    OracleSearch(ToDoubleFunction<Chosen> judge, Set<String> idle, int trials, VectorCache.Progress progress) {
        this.judge = judge;
        this.idle = Set.copyOf(idle);
        this.trials = trials;
        this.progress = progress;
    }

    /** The best mix that was tried. */
    Chosen best() {
        List<Chosen> starts = new ArrayList<>(List.of(WorldMix.defaults(), WorldMix.patient()));
        WorldMix.SOURCES.stream()
                .filter(source -> !idle.contains(source))
                .map(WorldMix::alone)
                .forEach(starts::add);
        Map<Chosen, Double> tried = new HashMap<>();
        starts.forEach(start -> tried.put(start, value(start)));
        starts.sort(Comparator.comparingDouble(start -> -tried.getOrDefault(start, 0.0)));
        for (int i = 0; i < DESCENTS; i++) {
            int spent = known.size();
            climb(starts.get(i), spent + (trials - spent) / (DESCENTS - i));
        }
        progress.show(trials, trials);
        return known.entrySet().stream()
                .max(Map.Entry.<Chosen, Double>comparingByValue()
                        .thenComparing(one -> one.getKey().toString()))
                .orElseThrow()
                .getKey();
    }

    private void climb(Chosen start, int most) {
        Chosen best = start;
        Chosen before = null;
        while (!best.equals(before) && known.size() < most) {
            before = best;
            for (String name : WorldMix.names()) {
                if (!idle.contains(name)) {
                    Chosen up = along(name, best, 1, most);
                    best = up.equals(best) ? along(name, best, -1, most) : up;
                }
            }
        }
    }

    private Chosen along(String name, Chosen from, int direction, int most) {
        List<Double> steps = WorldMix.steps(name);
        Chosen best = from;
        int at = steps.indexOf(from.real(name)) + direction;
        while (at >= 0 && at < steps.size()) {
            Chosen next = best.with(name, steps.get(at));
            if ((!known.containsKey(next) && known.size() >= most) || value(next) <= value(best) * LEAST_GAIN) {
                return best;
            }
            best = next;
            at += direction;
        }
        return best;
    }

    private double value(Chosen chosen) {
        Double value = known.get(chosen);
        if (value == null) {
            value = judge.applyAsDouble(chosen);
            known.put(chosen, value);
            progress.show(Math.min(known.size(), trials - 1), trials);
        }
        return value;
    }
}
