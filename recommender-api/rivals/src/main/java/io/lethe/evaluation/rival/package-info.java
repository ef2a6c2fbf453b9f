/** All models by name, Lethe's rivals among them, and the hyperparameters that were tuned for each. */
@NullMarked
package io.lethe.evaluation.rival;

import org.jspecify.annotations.NullMarked;
