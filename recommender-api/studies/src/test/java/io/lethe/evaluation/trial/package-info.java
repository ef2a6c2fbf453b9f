/** Tests of tuning. */
@NullMarked
package io.lethe.evaluation.trial;

import org.jspecify.annotations.NullMarked;
