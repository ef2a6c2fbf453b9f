/** Search for settings: what can be chosen, what was chosen, and how well it did on validation data. */
@NullMarked
package io.lethe.evaluation.tune;

import org.jspecify.annotations.NullMarked;
