package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import io.lethe.evaluation.inspection.EventColumns.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Users that no human is. Events of one time count as one act, since a basket is no rush. Three rules: a pace of an act
 * every two seconds or faster over {@value #RUN} acts on end; gaps like clockwork (coefficient of variation below
 * {@value #REGULAR}, or an entropy below one bit) over {@value #LEAST_ACTS} acts, where gaps are at least ten times as
 * long as the finest step of time in the set; and a fifth of all items touched, none of them twice.
 */
final class BotCheck implements Check {
    private static final int RUN = 100;
    private static final long RUN_MILLIS = 2_000L * RUN;
    private static final int LEAST_ACTS = 50;
    private static final double REGULAR = 0.1;
    private static final double LEAST_BITS = 1;
    private static final int COARSE = 10;
    private static final double BREADTH = 0.2;
    private static final int LEAST_ITEMS = 500;
    private static final long[] STEPS = {Times.DAY, Times.HOUR, 60_000, 1000, 1};

    private record Suspect(String evidence, double weight) {}

    @Override
    public List<Finding> findings(Survey survey) {
        EventColumns events = survey.events();
        Groups times = events.byUser(survey.users().size(), events::time);
        Groups items = events.byUser(survey.users().size(), events::item);
        long step = step(events);
        long touched = touched(survey);
        List<Suspect> fast = new ArrayList<>();
        List<Suspect> regular = new ArrayList<>();
        List<Suspect> broad = new ArrayList<>();
        for (int user = 0; user < times.count(); user++) {
            String name = survey.users().name(user);
            long[] acts = Arrays.stream(times.of(user)).distinct().toArray();
            addFast(name, acts, step, fast);
            addRegular(name, acts, step, regular);
            addBroad(name, items.of(user), touched, broad);
        }
        List<Finding> findings = new ArrayList<>();
        add(
                findings,
                "bot-pace",
                Severity.WARNING,
                fast,
                "users who acted every two seconds or faster for " + RUN + " acts on end",
                "Leave them out before the import, or hide them behind a type of weight 0");
        add(
                findings,
                "bot-clockwork",
                Severity.WARNING,
                regular,
                "users whose acts come like clockwork",
                "Leave them out before the import: a timer has no interest");
        add(
                findings,
                "bot-breadth",
                Severity.NOTE,
                broad,
                "users who touched a fifth of all items, none of them twice",
                "Look whether they are people: crawlers do this, and so do collectors");
        return findings;
    }

    private static void addFast(String name, long[] acts, long step, List<Suspect> into) {
        if (step > 1000) {
            return;
        }
        long shortest = Long.MAX_VALUE;
        for (int i = RUN; i < acts.length; i++) {
            shortest = Math.min(shortest, acts[i] - acts[i - RUN]);
        }
        if (shortest <= RUN_MILLIS) {
            double pace = RUN * 60_000.0 / Math.max(1, shortest);
            into.add(new Suspect(
                    String.format(
                            Locale.ROOT, "%s: %,d acts, %.0f a minute over %d of them", name, acts.length, pace, RUN),
                    pace));
        }
    }

    private static void addRegular(String name, long[] acts, long step, List<Suspect> into) {
        if (acts.length < LEAST_ACTS) {
            return;
        }
        long[] gaps = new long[acts.length - 1];
        Map<Long, Integer> rounded = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = acts[i + 1] - acts[i];
            sum += gaps[i];
        }
        double mean = sum / gaps.length;
        Arrays.sort(gaps);
        double median = gaps[gaps.length / 2];
        if (median < (double) COARSE * step) {
            return;
        }
        double squares = 0;
        for (long gap : gaps) {
            squares += (gap - mean) * (gap - mean);
            rounded.merge(Math.round(gap / (median / COARSE)), 1, Integer::sum);
        }
        double variation = Math.sqrt(squares / gaps.length) / mean;
        double bits = bits(rounded, gaps.length);
        if (variation < REGULAR || bits < LEAST_BITS) {
            into.add(new Suspect(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d acts, a gap of %,.1f s as a rule, coefficient of variation %.3f, entropy %.2f bits",
                            name,
                            acts.length,
                            median / 1000,
                            variation,
                            bits),
                    acts.length));
        }
    }

    private static double bits(Map<Long, Integer> counts, int all) {
        double bits = 0;
        for (int count : counts.values()) {
            double share = count / (double) all;
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    private static void addBroad(String name, long[] items, long touched, List<Suspect> into) {
        long distinct = Arrays.stream(items).distinct().count();
        if (distinct == items.length && distinct >= LEAST_ITEMS && distinct > BREADTH * touched) {
            into.add(new Suspect(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d items, %.1f %% of those with events",
                            name,
                            distinct,
                            100.0 * distinct / touched),
                    distinct));
        }
    }

    private static void add(
            List<Finding> findings,
            String kind,
            Severity severity,
            List<Suspect> suspects,
            String text,
            String advice) {
        if (!suspects.isEmpty()) {
            findings.add(new Finding(
                    kind,
                    severity,
                    suspects.size(),
                    text,
                    advice,
                    suspects.stream()
                            .sorted(Comparator.comparingDouble((Suspect suspect) -> -suspect.weight()))
                            .map(Suspect::evidence)
                            .toList()));
        }
    }

    /** The coarsest step of time that all times are multiples of. */
    private static long step(EventColumns events) {
        int at = 0;
        for (int i = 0; i < events.size(); i++) {
            while (Math.floorMod(events.time(i), STEPS[at]) != 0) {
                at++;
            }
        }
        return STEPS[at];
    }

    private static long touched(Survey survey) {
        Groups items = survey.events().byItem(survey.shelf().size(), event -> 0);
        long touched = 0;
        for (int item = 0; item < items.count(); item++) {
            touched += items.size(item) > 0 ? 1 : 0;
        }
        return touched;
    }
}
