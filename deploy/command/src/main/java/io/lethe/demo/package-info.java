/**
 * The demo: a catalogue of a few hundred items and fifteen users of Lethe's own making, whose tastes drift, stop and
 * return, for somebody without a data set. Everything follows from a time.
 */
@NullMarked
package io.lethe.demo;

import org.jspecify.annotations.NullMarked;
