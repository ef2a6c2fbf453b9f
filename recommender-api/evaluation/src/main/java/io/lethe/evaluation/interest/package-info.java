/**
 * Studies of how interest is read: what the candidates for a choice are, and the figures on real histories by which it
 * was made. The clock and the seed come from the caller.
 */
@NullMarked
package io.lethe.evaluation.interest;

import org.jspecify.annotations.NullMarked;
