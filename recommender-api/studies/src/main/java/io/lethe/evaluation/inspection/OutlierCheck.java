package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Numbers far from the others: values and dwell by type, events by user and by item. The rule is {@link Fences}. */
final class OutlierCheck implements Check {
    private static final MathContext DIGITS = new MathContext(10);
    private static final long LEAST_NUMBERS = 20;
    /** The share of all events from which on one user, or one item, rules the counts. */
    private static final double RULES = 0.05;

    @Override
    public List<Finding> findings(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        survey.numbers().forEach((name, numbers) -> addNumbers(name, numbers, findings));
        EventColumns events = survey.events();
        addTail(
                "users",
                events.byUser(survey.users().size(), event -> 0),
                user -> survey.users().name(user),
                findings);
        addTail(
                "items",
                events.byItem(survey.shelf().size(), event -> 0),
                item -> survey.shelf().name(item),
                findings);
        return findings;
    }

    private static void addNumbers(String name, NumberCounts numbers, List<Finding> findings) {
        if (numbers.size() < LEAST_NUMBERS) {
            return;
        }
        Fences fences = Fences.of(numbers);
        long outside = numbers.outside(fences);
        if (outside > 0) {
            findings.add(new Finding(
                    "outlier/" + name,
                    Severity.WARNING,
                    outside,
                    String.format(
                            Locale.ROOT,
                            "numbers of %s beyond the outer fences %.4g and %.4g; the median is %.4g",
                            name,
                            fences.low(),
                            fences.high(),
                            numbers.quantile(0.5)),
                    "Weights grow with values: correct them, or cap them in the settings of the type",
                    numbers.counts().keySet().stream()
                            .filter(fences::excludes)
                            .sorted(Comparator.comparingDouble((Double number) -> -Math.abs(number)))
                            .limit(Finding.MOST_EVIDENCE)
                            .map(number -> String.format(
                                    Locale.ROOT,
                                    "%s %s, %,d times",
                                    name,
                                    new BigDecimal(number)
                                            .round(DIGITS)
                                            .stripTrailingZeros()
                                            .toPlainString(),
                                    numbers.counts().get(number)))
                            .toList()));
        }
    }

    private static void addTail(
            String what, EventColumns.Groups groups, IntFunction<String> name, List<Finding> findings) {
        NumberCounts sizes = new NumberCounts();
        long all = 0;
        for (int i = 0; i < groups.count(); i++) {
            if (groups.size(i) > 0) {
                sizes.add(groups.size(i));
                all += groups.size(i);
            }
        }
        if (sizes.size() < LEAST_NUMBERS) {
            return;
        }
        Fences fences = Fences.of(sizes);
        int[] beyond = IntStream.range(0, groups.count())
                .filter(i -> groups.size(i) > fences.high())
                .boxed()
                .sorted(Comparator.comparingInt(i -> -groups.size(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        if (beyond.length == 0) {
            return;
        }
        long theirs = IntStream.of(beyond).mapToLong(groups::size).sum();
        boolean rules = groups.size(beyond[0]) > RULES * all;
        findings.add(new Finding(
                "heavy-" + what,
                rules ? Severity.WARNING : Severity.NOTE,
                beyond.length,
                String.format(
                        Locale.ROOT,
                        "%s with more than %,.0f events each, which hold %.1f %% of all; the median is %,.0f",
                        what,
                        fences.high(),
                        100.0 * theirs / all,
                        sizes.quantile(0.5)),
                rules
                        ? "The first has more than a twentieth of all events: is it one " + what.replaceFirst("s$", "")
                                + "?"
                        : "Heavy tails are usual; look at the first few",
                IntStream.of(beyond)
                        .limit(Finding.MOST_EVIDENCE)
                        .mapToObj(i -> String.format(Locale.ROOT, "%s: %,d events", name.apply(i), groups.size(i)))
                        .toList()));
    }
}
