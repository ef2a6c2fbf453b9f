/** How good a ranking is: metrics of single answers, their means with intervals, and whether two models differ. */
@NullMarked
package io.lethe.evaluation.metric;

import org.jspecify.annotations.NullMarked;
