package io.lethe.evaluation.dataset.row;

import java.util.Locale;

/** Whether the order of the rows says which of a user's events of equal time came first. */
public enum SequenceMode {
    /** Only where every time is a whole day: there the order of the rows is all there is. */
    AUTO,
    /** Always: equal rows are then different events, and shuffled rows a different data set. */
    ROW,
    /** Never: equal rows are one event, whatever their order. */
    NONE;

    /** The mode of this name in lower case. */
    public static SequenceMode ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
