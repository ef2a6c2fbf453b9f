package io.lethe.evaluation.metric;

/**
 * A figure and what it may be by chance.
 *
 * @param mean the figure, which is a mean of most
 * @param low  where its 95 % begin
 * @param high where they end
 */
public record Interval(double mean, double low, double high) {}
