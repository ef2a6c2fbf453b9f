/**
 * Trains learned rankers: examples from the validation part of a plan through the serving code, LambdaMART by LightGBM
 * over them, and a comparison with the mix on users that neither trained it nor stopped it. The one place in the
 * project that loads LightGBM's native library.
 */
@NullMarked
package io.lethe.evaluation.ranker;

import org.jspecify.annotations.NullMarked;
