/** Tests of the studies. */
@NullMarked
package io.lethe.evaluation.interest;

import org.jspecify.annotations.NullMarked;
