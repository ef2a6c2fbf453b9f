package io.lethe.evaluation.protocol;

/** Which part of the events is predicted: the one to choose by, or the one to report. */
public enum Part {
    VALIDATION,
    TEST
}
