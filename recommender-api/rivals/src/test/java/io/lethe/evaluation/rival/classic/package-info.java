/** Tests of the classical models, with figures worked out by hand. */
@NullMarked
package io.lethe.evaluation.rival.classic;

import org.jspecify.annotations.NullMarked;
