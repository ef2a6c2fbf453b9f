/** Models side by side: what {@code lethe evaluate} runs, and the tables, JSON and pages it writes. */
@NullMarked
package io.lethe.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
