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
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Days and hours with far more events than their neighbours, and items that burst. A day is compared with the seven
 * before and the seven after it, an hour with the same hour of those days: the distance from their median, in units of
 * 1.4826 times their median absolute deviation or of a Poisson's standard deviation, whichever is larger, has to be
 * {@value #LEAST_Z} at least, and the count five times the median. An item's day is compared with what it would have by
 * its share of all events and that day's: twice the difference of the square roots (Anscombe) has to be as large.
 */
final class BurstCheck implements Check {
    private static final double LEAST_Z = 8;
    private static final double TIMES = 5;
    private static final int LEAST_EVENTS = 50;
    private static final int LEAST_OF_ITEM = 20;
    private static final int REACH = 7;
    private static final double TO_DEVIATION = 1.4826;
    private static final int LEAST_USERS = 10;

    private record Burst(long at, long count, double median) {}

    @Override
    public List<Finding> findings(Survey survey) {
        EventColumns events = survey.events();
        List<Finding> findings = new ArrayList<>();
        if (events.size() == 0) {
            return findings;
        }
        List<Burst> days = bursts(events, Times.DAY, 1);
        add(findings, "day", days, crowds(survey, days, Times.DAY), day -> Times.day(day * Times.DAY));
        List<Burst> hours = bursts(events, Times.HOUR, 24).stream()
                .filter(hour -> days.stream().noneMatch(day -> day.at() == Math.floorDiv(hour.at(), 24)))
                .toList();
        add(findings, "hour", hours, crowds(survey, hours, Times.HOUR), hour -> Times.hour(hour * Times.HOUR));
        addItems(survey, findings);
        return findings;
    }

    private static List<Burst> bursts(EventColumns events, long unit, int stride) {
        Map<Long, Long> counts = counts(events, unit);
        long first = counts.keySet().stream().min(Comparator.naturalOrder()).orElse(0L);
        long last = counts.keySet().stream().max(Comparator.naturalOrder()).orElse(0L);
        List<Burst> bursts = new ArrayList<>();
        counts.forEach((at, count) -> {
            double[] around = new double[2 * REACH];
            int known = 0;
            for (int i = -REACH; i <= REACH; i++) {
                long other = at + (long) i * stride;
                if (i != 0 && other >= first && other <= last) {
                    around[known++] = counts.getOrDefault(other, 0L);
                }
            }
            if (known < REACH || count < LEAST_EVENTS) {
                return;
            }
            double[] neighbours = Arrays.copyOf(around, known);
            double median = median(neighbours);
            double deviation = TO_DEVIATION
                    * median(Arrays.stream(neighbours)
                            .map(one -> Math.abs(one - median))
                            .toArray());
            double z = (count - median) / Math.max(deviation, Math.sqrt(Math.max(1, median)));
            if (z >= LEAST_Z && count >= TIMES * Math.max(1, median)) {
                bursts.add(new Burst(at, count, median));
            }
        });
        return bursts;
    }

    private static Map<Long, Long> counts(EventColumns events, long unit) {
        Map<Long, Long> counts = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            counts.merge(Math.floorDiv(events.time(i), unit), 1L, Long::sum);
        }
        return counts;
    }

    /** How many of a burst's events each user has, by burst. */
    private static Map<Long, Map<Integer, Integer>> crowds(Survey survey, List<Burst> bursts, long unit) {
        Map<Long, Map<Integer, Integer>> crowds = new HashMap<>();
        bursts.forEach(burst -> crowds.put(burst.at(), new HashMap<>()));
        EventColumns events = survey.events();
        for (int i = 0; i < events.size(); i++) {
            Map<Integer, Integer> crowd = crowds.get(Math.floorDiv(events.time(i), unit));
            if (crowd != null) {
                crowd.merge(events.user(i), 1, Integer::sum);
            }
        }
        return crowds;
    }

    private static void add(
            List<Finding> findings,
            String unit,
            List<Burst> bursts,
            Map<Long, Map<Integer, Integer>> crowds,
            LongFunction<String> name) {
        List<Burst> crowded = bursts.stream()
                .filter(burst -> isCrowd(burst, crowds.getOrDefault(burst.at(), Map.of())))
                .toList();
        List<Burst> lonely =
                bursts.stream().filter(burst -> !crowded.contains(burst)).toList();
        addOne(
                findings,
                "burst-" + unit,
                Severity.WARNING,
                crowded,
                crowds,
                name,
                unit + "s with far more events of many users than their neighbours",
                "A campaign, a season, or a replay of old events: make sure that they happened then");
        addOne(
                findings,
                "burst-" + unit + "-of-few",
                Severity.NOTE,
                lonely,
                crowds,
                name,
                unit + "s with far more events than their neighbours, of fewer than ten users or most of them of one",
                "Usual in small sets; in a large one, look at the user");
    }

    private static boolean isCrowd(Burst burst, Map<Integer, Integer> crowd) {
        int most = crowd.values().stream().max(Comparator.naturalOrder()).orElse(0);
        return crowd.size() >= LEAST_USERS && most <= burst.count() / 2;
    }

    private static void addOne(
            List<Finding> findings,
            String kind,
            Severity severity,
            List<Burst> bursts,
            Map<Long, Map<Integer, Integer>> crowds,
            LongFunction<String> name,
            String text,
            String advice) {
        if (!bursts.isEmpty()) {
            findings.add(new Finding(
                    kind,
                    severity,
                    bursts.size(),
                    text,
                    advice,
                    bursts.stream()
                            .sorted(Comparator.comparingLong((Burst burst) -> -burst.count())
                                    .thenComparingLong(Burst::at))
                            .limit(Finding.MOST_EVIDENCE)
                            .map(burst -> String.format(
                                    Locale.ROOT,
                                    "%s: %,d events of %,d users; around it %,.0f",
                                    name.apply(burst.at()),
                                    burst.count(),
                                    crowds.getOrDefault(burst.at(), Map.of()).size(),
                                    burst.median()))
                            .toList()));
        }
    }

    private static void addItems(Survey survey, List<Finding> findings) {
        EventColumns events = survey.events();
        Map<Long, Long> days = counts(events, Times.DAY);
        Groups items = events.byItem(survey.shelf().size(), event -> Math.floorDiv(events.time(event), Times.DAY));
        record Peak(int item, Burst burst) {}
        List<Peak> peaks = new ArrayList<>();
        for (int item = 0; item < items.count(); item++) {
            if (items.size(item) < LEAST_OF_ITEM) {
                continue;
            }
            Burst peak = peak(items.of(item), days, events.size());
            if (peak != null) {
                peaks.add(new Peak(item, peak));
            }
        }
        if (!peaks.isEmpty()) {
            findings.add(new Finding(
                    "burst-item",
                    Severity.NOTE,
                    peaks.size(),
                    "items with a day of far more events than their share of that day",
                    "News, a price, or somebody who pushes them: look at the first few",
                    peaks.stream()
                            .sorted(Comparator.comparingLong(
                                    (Peak peak) -> -peak.burst().count()))
                            .limit(Finding.MOST_EVIDENCE)
                            .map(peak -> String.format(
                                    Locale.ROOT,
                                    "%s on %s: %,d events; its share would be %.2f",
                                    survey.shelf().name(peak.item()),
                                    Times.day(peak.burst().at() * Times.DAY),
                                    peak.burst().count(),
                                    peak.burst().median()))
                            .toList()));
        }
    }

    /** The busiest of an item's days, if it bursts. */
    private static @Nullable Burst peak(long[] own, Map<Long, Long> days, int all) {
        Burst best = null;
        for (int begin = 0, end; begin < own.length; begin = end) {
            end = begin;
            while (end < own.length && own[end] == own[begin]) {
                end++;
            }
            long count = end - begin;
            double share = own.length * (days.getOrDefault(own[begin], 0L) / (double) all);
            boolean bursts = count >= LEAST_OF_ITEM
                    && count >= TIMES * share
                    && 2 * (Math.sqrt(count) - Math.sqrt(share)) >= LEAST_Z;
            if (bursts && (best == null || count > best.count())) {
                best = new Burst(own[begin], count, share);
            }
        }
        return best;
    }

    private static double median(double[] numbers) {
        Arrays.sort(numbers);
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }
}
