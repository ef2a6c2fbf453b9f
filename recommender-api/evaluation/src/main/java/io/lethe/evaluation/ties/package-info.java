/**
 * Events of one user at one time: in which order they are taken, how many there are, whether their order is that of
 * ids, and how finely a log tells the time.
 */
@NullMarked
package io.lethe.evaluation.ties;

import org.jspecify.annotations.NullMarked;
