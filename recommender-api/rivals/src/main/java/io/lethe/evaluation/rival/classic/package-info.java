/**
 * The classical models to beat: neighbours of items, users and sessions, and a factorisation. Each learns as the log
 * goes on and names the paper that it follows.
 */
@NullMarked
package io.lethe.evaluation.rival.classic;

import org.jspecify.annotations.NullMarked;
