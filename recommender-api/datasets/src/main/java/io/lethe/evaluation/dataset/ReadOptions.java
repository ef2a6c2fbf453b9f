package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.row.SequenceMode;

/**
 * How to read a data set.
 *
 * @param tenant   whose data it becomes
 * @param sequence what the order of the rows means
 */
public record ReadOptions(String tenant, SequenceMode sequence) {
    public static final ReadOptions DEFAULT = new ReadOptions("default", SequenceMode.AUTO);
}
