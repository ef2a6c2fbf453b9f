/** Tests of the studies. */
@NullMarked
package io.lethe.evaluation.protocol;

import org.jspecify.annotations.NullMarked;
