/** Tests of searches. */
@NullMarked
package io.lethe.evaluation.tune;

import org.jspecify.annotations.NullMarked;
