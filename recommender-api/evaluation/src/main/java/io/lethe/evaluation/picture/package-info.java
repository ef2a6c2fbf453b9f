/** Pictures as SVG: charts that are readable in light and dark, and the ones that the documents show. */
@NullMarked
package io.lethe.evaluation.picture;

import org.jspecify.annotations.NullMarked;
