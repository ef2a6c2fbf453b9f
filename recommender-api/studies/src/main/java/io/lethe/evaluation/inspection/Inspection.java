package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.file.Severity;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.ties.StampGrain;
import io.lethe.evaluation.ties.TieCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an inspection of a data set says.
 *
 * @param name     what the set is called
 * @param layout   its layout, in words
 * @param overview how much there is of what, in the order of the report
 * @param types    kept events by type
 * @param first    the earliest time of a kept event, in milliseconds since 1970; 0 if there is none
 * @param last     the latest one
 * @param grain    how finely the times of kept events are told
 * @param ties     how many kept events of one user have one time, and whether their rows follow the ids
 * @param cleaning what import would do with the rows
 * @param leftOut  what each rule would leave out of the counts across people, if it were on
 * @param findings what the checks found, the worst first
 * @param days     kept events by day, counted from 1970-01-01
 * @param perUser  how many users have from 2<sup>k</sup> to 2<sup>k+1</sup> − 1 events, by k
 * @param perItem  the same of items
 */
public record Inspection(
        String name,
        String layout,
        Map<String, Long> overview,
        SortedMap<String, Long> types,
        long first,
        long last,
        StampGrain grain,
        TieCounts ties,
        List<Fate> cleaning,
        List<LeftOut> leftOut,
        List<Finding> findings,
        SortedMap<Long, Long> days,
        SortedMap<Integer, Long> perUser,
        SortedMap<Integer, Long> perItem) {

    /**
     * What becomes of rows.
     *
     * @param what  events or items
     * @param fate  kept, merged or rejected
     * @param rule  by which rule
     * @param count how many rows
     */
    public record Fate(String what, String fate, String rule, long count) {}

    /**
     * What a rule would leave out.
     *
     * @param rule   the rule's name
     * @param sign   what gives these away, in words
     * @param users  how many users
     * @param events how many of their events
     */
    public record LeftOut(String rule, String sign, long users, long events) {}

    /**
     * Reads a data set and looks at it.
     *
     * @param now        the time at which it would be imported, in milliseconds since 1970
     * @param mostEvents how many kept events are looked at; more are counted and cleaned only
     */
    public static Inspection of(
            String name, DatasetReader reader, long now, int mostEvents, VectorCache.Progress progress)
            throws IOException {
        Survey survey = new Survey(now, mostEvents);
        survey.read(reader, progress);
        List<Finding> findings = new ArrayList<>();
        Check.all().forEach(check -> findings.addAll(check.findings(survey)));
        if (survey.counted("not-looked-at") > 0) {
            findings.add(Finding.of(
                    "not-looked-at",
                    Severity.WARNING,
                    survey.counted("not-looked-at"),
                    "accepted rows behind the first " + mostEvents + " events, which were counted and cleaned only",
                    "More memory looks at more: LETHE_OPTS=-Xmx…"));
        }
        findings.sort(Comparator.comparing(Finding::severity).reversed());
        EventColumns events = survey.events();
        SortedMap<Long, Long> days = new TreeMap<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < events.size(); i++) {
            first = Math.min(first, events.time(i));
            last = Math.max(last, events.time(i));
            days.merge(Math.floorDiv(events.time(i), Times.DAY), 1L, Long::sum);
        }
        return new Inspection(
                name,
                reader.layout(),
                ImportForecast.overview(survey),
                survey.types(),
                days.isEmpty() ? 0 : first,
                days.isEmpty() ? 0 : last,
                events.grain(),
                events.ties(survey.users().size(), survey.shelf()::name),
                ImportForecast.of(survey),
                CleaningForecast.of(survey),
                List.copyOf(findings),
                days,
                sizes(events.byUser(survey.users().size(), event -> 0)),
                sizes(events.byItem(survey.shelf().size(), event -> 0)));
    }

    /** How many findings are this severe. */
    public long count(Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }

    private static SortedMap<Integer, Long> sizes(EventColumns.Groups groups) {
        SortedMap<Integer, Long> sizes = new TreeMap<>();
        for (int i = 0; i < groups.count(); i++) {
            if (groups.size(i) > 0) {
                sizes.merge(31 - Integer.numberOfLeadingZeros(groups.size(i)), 1L, Long::sum);
            }
        }
        return sizes;
    }
}
