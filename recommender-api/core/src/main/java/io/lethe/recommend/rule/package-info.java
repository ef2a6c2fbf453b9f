/**
 * Rules: what a caller or a shop wants of a list beside relevance. Which items may come back, which are lifted, pinned,
 * capped or tried out. These are the rules as they are written; {@link io.lethe.recommend.Recommender} follows them.
 */
@NullMarked
package io.lethe.recommend.rule;

import org.jspecify.annotations.NullMarked;
