package io.lethe.evaluation.metric;

/** A mean and what it may be by chance: the middle 95 % of its bootstrap. */
public record Interval(double mean, double low, double high) {}
