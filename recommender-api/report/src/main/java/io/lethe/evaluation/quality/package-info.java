/** The quality of recommendations, on several data sets and beside other models, as one page in Markdown. */
@NullMarked
package io.lethe.evaluation.quality;

import org.jspecify.annotations.NullMarked;
