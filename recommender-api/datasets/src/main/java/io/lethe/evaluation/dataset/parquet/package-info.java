/**
 * Parquet, as far as tables of events and items need it: every row group, page by page, as rows of JSON. The format is
 * read here and not by a library: Apache's own brings Hadoop, and the light one needs a newer Java than Lethe does.
 */
@NullMarked
package io.lethe.evaluation.dataset.parquet;

import org.jspecify.annotations.NullMarked;
