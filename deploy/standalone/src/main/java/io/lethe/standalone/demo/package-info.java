/**
 * A catalogue of a few hundred items and fifteen users of Lethe's own making, whose tastes drift, stop and return: for
 * somebody without a data set. Everything follows from a time, and goes in through Kafka like any producer's.
 */
@NullMarked
package io.lethe.standalone.demo;

import org.jspecify.annotations.NullMarked;
