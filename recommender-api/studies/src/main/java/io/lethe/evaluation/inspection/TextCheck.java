package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import io.lethe.evaluation.inspection.ItemsSeen.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the texts of the catalogue are like. */
final class TextCheck implements Check {
    private static final double MANY = 0.1;
    private static final double FOREIGN = 0.3;

    @Override
    public List<Finding> findings(Survey survey) {
        ItemsSeen shelf = survey.shelf();
        List<Finding> findings = new ArrayList<>();
        int all = shelf.catalogue();
        add(
                findings,
                "no-text",
                shelf.withoutText() > MANY * all ? Severity.PROBLEM : Severity.WARNING,
                shelf.withoutText(),
                "items without title, text and vector",
                "Nothing but their id can be embedded: give them words",
                all);
        add(
                findings,
                "no-title",
                shelf.untitled() > MANY * all ? Severity.WARNING : Severity.NOTE,
                shelf.untitled(),
                "items without a title, which are shown by their id",
                "Give them titles: they are what people see",
                all);
        add(
                findings,
                "same-title",
                shelf.sharingTitles() > MANY * all ? Severity.WARNING : Severity.NOTE,
                shelf.sharingTitles(),
                "items whose title another item bears too",
                "Look whether they are variants: they have nearly one meaning, and crowd a list",
                all);
        long letters =
                shelf.letters().values().stream().mapToLong(Long::longValue).sum();
        long cjk = shelf.letters().getOrDefault(Script.CHINESE_JAPANESE_KOREAN, 0L);
        add(
                findings,
                "cjk-letters",
                cjk > FOREIGN * letters ? Severity.WARNING : Severity.NOTE,
                cjk,
                "letters of the texts are Chinese, Japanese or Korean",
                cjk > FOREIGN * letters
                        ? "Run with --model bge-small-zh-v1.5: the default model knows English alone"
                        : "Nothing to do while they are few",
                letters);
        long other = shelf.letters().getOrDefault(Script.OTHER, 0L);
        add(
                findings,
                "other-letters",
                other > FOREIGN * letters ? Severity.WARNING : Severity.NOTE,
                other,
                "letters of the texts are neither Latin nor Chinese, Japanese or Korean",
                other > FOREIGN * letters
                        ? "The default model knows English alone: run with --model and the path of one for this language"
                        : "Nothing to do while they are few",
                letters);
        return findings;
    }

    private static void add(
            List<Finding> findings, String kind, Severity severity, long count, String text, String advice, long of) {
        if (count > 0) {
            findings.add(Finding.of(
                    kind,
                    severity,
                    count,
                    String.format(Locale.ROOT, "%s, %.1f %%", text, 100.0 * count / of),
                    advice));
        }
    }
}
