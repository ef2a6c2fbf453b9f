/**
 * Predictions in the laboratory: how far predicted ratings lie from those that were given, and how true predicted
 * probabilities are.
 */
@NullMarked
package io.lethe.evaluation.prediction;

import org.jspecify.annotations.NullMarked;
