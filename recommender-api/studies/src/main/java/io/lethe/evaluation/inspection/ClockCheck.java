package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import io.lethe.evaluation.ties.TieCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times that cannot be, or that say less than they seem to. */
final class ClockCheck implements Check {
    private static final double REACH = 3;
    /** The share of whole days among finer times from which on they are no chance. */
    private static final double MIXED = 0.01;
    /** The share of stray times up to which they look like a wrong clock, and not like a set that grew. */
    private static final double FEW = 0.01;
    /** The share of tied neighbours from which on their order matters to what is learned and measured. */
    private static final double MANY_TIED = 0.01;

    @Override
    public List<Finding> findings(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        addImpossible(survey, findings);
        EventColumns events = survey.events();
        if (events.size() == 0) {
            return findings;
        }
        addEarly(survey, findings);
        addWholeDays(events, findings);
        addOrder(survey, findings);
        addTies(survey, findings);
        return findings;
    }

    private static void addImpossible(Survey survey, List<Finding> findings) {
        add(
                findings,
                "milliseconds-as-seconds",
                Severity.PROBLEM,
                survey.counted("milliseconds-as-seconds"),
                "events far in the future that are plausible if their milliseconds were taken for seconds",
                "Write times in one unit: seconds in the CSV and TSV layouts, milliseconds in NDJSON");
        add(
                findings,
                "future",
                Severity.PROBLEM,
                survey.counted("future"),
                "events more than ten minutes in the future, which are rejected",
                "Set the clock or the time zone of whoever wrote them");
        add(
                findings,
                "zero-time",
                Severity.PROBLEM,
                survey.counted("zero-time"),
                "events at or before 1970-01-01T00:00Z, which are rejected",
                "Look for a missing time that was written as 0");
    }

    private static void addEarly(Survey survey, List<Finding> findings) {
        EventColumns events = survey.events();
        long seconds = 0;
        long early = 0;
        NumberCounts days = new NumberCounts();
        for (int i = 0; i < events.size(); i++) {
            long time = events.time(i);
            if (Times.isSecondsAsMilliseconds(time, survey.now())) {
                seconds++;
            } else if (time < Times.EARLIEST_PLAUSIBLE) {
                early++;
            } else {
                days.add(Math.floorDiv(time, Times.DAY));
            }
        }
        add(
                findings,
                "seconds-as-milliseconds",
                Severity.PROBLEM,
                seconds,
                "events before 1990 that are plausible if their seconds were taken for milliseconds",
                "Write times in one unit: milliseconds in NDJSON");
        add(
                findings,
                "before-1990",
                Severity.PROBLEM,
                early,
                "events before 1990",
                "Look for clocks that start in 1970, and for times that are durations");
        double first = days.quantile(0.25);
        double third = days.quantile(0.75);
        double range = Math.max(1, third - first);
        Fences fences = new Fences(first - REACH * range, third + REACH * range);
        add(
                findings,
                "stray-times",
                days.outside(fences) > FEW * events.size() ? Severity.NOTE : Severity.WARNING,
                days.outside(fences),
                String.format(
                        Locale.ROOT,
                        "events more than three interquartile ranges of the days from the others (before %s or after %s)",
                        Times.day((long) fences.low() * Times.DAY),
                        Times.day((long) fences.high() * Times.DAY)),
                "Look whether a clock was wrong: decay believes the times");
    }

    private static void addWholeDays(EventColumns events, List<Finding> findings) {
        long whole = 0;
        for (int i = 0; i < events.size(); i++) {
            whole += Math.floorMod(events.time(i), Times.DAY) == 0 ? 1 : 0;
        }
        if (whole == events.size()) {
            add(
                    findings,
                    "whole-days",
                    Severity.NOTE,
                    whole,
                    "events, all of them, tell their day and no time of day",
                    "Import keeps the order of each user's rows (--sequence auto); keep it in the file");
        } else if (whole > MIXED * events.size()) {
            add(
                    findings,
                    "mixed-days",
                    Severity.WARNING,
                    whole,
                    "events stand at midnight, UTC, among others that tell the time of day",
                    "Look for a source that drops the time of day: order within those days is lost");
        }
    }

    private static void addOrder(Survey survey, List<Finding> findings) {
        EventColumns events = survey.events();
        long[] last = new long[survey.users().size()];
        long late = 0;
        for (int i = 0; i < events.size(); i++) {
            int user = events.user(i);
            late += events.time(i) < last[user] ? 1 : 0;
            last[user] = events.time(i);
        }
        add(
                findings,
                "out-of-order",
                Severity.NOTE,
                late,
                String.format(
                        Locale.ROOT,
                        "events that are older than the row before of the same user, %.1f %%",
                        100.0 * late / events.size()),
                "Nothing to do: what Lethe keeps does not depend on the order in which events come");
        EventColumns.Groups times = events.byUser(survey.users().size(), events::time);
        long shared = 0;
        for (int user = 0; user < times.count(); user++) {
            long[] own = times.of(user);
            for (int i = 0; i < own.length; i++) {
                boolean left = i > 0 && own[i - 1] == own[i];
                boolean right = i + 1 < own.length && own[i + 1] == own[i];
                shared += left || right ? 1 : 0;
            }
        }
        add(
                findings,
                "equal-times",
                Severity.NOTE,
                shared,
                String.format(
                        Locale.ROOT,
                        "events that share their time with another one of their user, %.1f %%",
                        100.0 * shared / events.size()),
                "If the order of the rows says which came first, import with --sequence row");
    }

    private static void addTies(Survey survey, List<Finding> findings) {
        TieCounts ties = survey.events().ties(survey.users().size(), survey.shelf()::name);
        boolean byIds = ties.verdict() == TieCounts.Verdict.IDS || ties.verdict() == TieCounts.Verdict.IDS_DESCENDING;
        add(
                findings,
                "tied-neighbours",
                byIds && ties.tiedShare() >= MANY_TIED ? Severity.WARNING : Severity.NOTE,
                ties.tied(),
                String.format(
                        Locale.ROOT,
                        "pairs of neighbouring events of a user have the same time, %.1f %%; %.1f %% of them ascend by item id, 50 %% would be chance: %s",
                        100 * ties.tiedShare(),
                        100 * ties.ascendingShare(),
                        ties.verdict().words()),
                "Do not keep the order of rows (--sequence none) if it is that of ids; evaluate --ties shuffled measures without it");
        add(
                findings,
                "tied-last",
                Severity.NOTE,
                ties.lastTied(),
                String.format(
                        Locale.ROOT,
                        "users whose last event has the time of the one before, %.1f %%",
                        100 * ties.lastShare()),
                "What is asked for by leave-one-out is one of several at that time: measure with evaluate --ties shuffled");
    }

    private static void add(
            List<Finding> findings, String kind, Severity severity, long count, String text, String advice) {
        if (count > 0) {
            findings.add(Finding.of(kind, severity, count, text, advice));
        }
    }
}
