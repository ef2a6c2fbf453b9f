package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import java.util.List;

/**
 * Something that a check found.
 *
 * @param kind     what it is, in one word that stays the same: {@code merged-rows}
 * @param severity how much it matters
 * @param count    how many of it there are: rows, events, users, items, hours or days, as {@code text} says
 * @param text     what it is, in one sentence without the count
 * @param advice   what to do about it, in one line
 * @param evidence the most telling cases, at most {@value #MOST_EVIDENCE}
 */
public record Finding(String kind, Severity severity, long count, String text, String advice, List<String> evidence) {
    /** How many cases are shown at most. */
    public static final int MOST_EVIDENCE = 5;

    public Finding {
        evidence = List.copyOf(evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size())));
    }

    static Finding of(String kind, Severity severity, long count, String text, String advice) {
        return new Finding(kind, severity, count, text, advice, List.of());
    }
}
