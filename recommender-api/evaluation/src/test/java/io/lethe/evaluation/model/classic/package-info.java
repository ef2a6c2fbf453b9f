/** Tests of the classical models, with figures worked out by hand. */
@NullMarked
package io.lethe.evaluation.model.classic;

import org.jspecify.annotations.NullMarked;
