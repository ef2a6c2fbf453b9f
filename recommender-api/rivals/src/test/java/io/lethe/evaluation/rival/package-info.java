/** Tests of what all models keep to. */
@NullMarked
package io.lethe.evaluation.rival;

import org.jspecify.annotations.NullMarked;
