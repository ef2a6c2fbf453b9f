package io.lethe.evaluation.dataset.file;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Good to know; nothing has to be done. */
    NOTE,
    /** Likely to make recommendations worse, or not what its owner believes. */
    WARNING,
    /** Rows are lost, or times or ids are wrong. */
    PROBLEM;

    /** The name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
