/** Tests of trainings. */
@NullMarked
package io.lethe.evaluation.ranker;

import org.jspecify.annotations.NullMarked;
