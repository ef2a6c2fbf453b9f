/** Tests of the planted people. */
@NullMarked
package io.lethe.evaluation.steering;

import org.jspecify.annotations.NullMarked;
