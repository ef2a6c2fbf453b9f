/** Tests of the metrics, against cases worked by hand. */
@NullMarked
package io.lethe.evaluation.metric;

import org.jspecify.annotations.NullMarked;
