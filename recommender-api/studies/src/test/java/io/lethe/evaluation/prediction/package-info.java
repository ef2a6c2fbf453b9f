/** Tests of the figures of predictions, worked by hand. */
@NullMarked
package io.lethe.evaluation.prediction;

import org.jspecify.annotations.NullMarked;
