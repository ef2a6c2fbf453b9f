/** Tests of the reading of Parquet. */
@NullMarked
package io.lethe.evaluation.dataset.parquet;

import org.jspecify.annotations.NullMarked;
