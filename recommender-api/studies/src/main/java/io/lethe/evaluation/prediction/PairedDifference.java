package io.lethe.evaluation.prediction;

import io.lethe.evaluation.metric.Interval;

/**
 * By how much Lethe's figure differs from that of another model on the same cases.
 *
 * @param what       what was predicted: {@code rating} or {@code probability}
 * @param model      the other one
 * @param figure     the name of the figure
 * @param difference Lethe's less the other's
 * @param pValue     how likely a difference of this size is, either way, if the two are alike
 */
record PairedDifference(String what, String model, String figure, Interval difference, double pValue) {}
