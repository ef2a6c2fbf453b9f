/** Tests of the studies. */
@NullMarked
package io.lethe.evaluation.metric;

import org.jspecify.annotations.NullMarked;
