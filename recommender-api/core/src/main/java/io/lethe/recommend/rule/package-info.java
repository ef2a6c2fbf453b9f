/**
 * Rules as they are written: what a caller or a shop wants of a list beside relevance. Which items are lifted, pinned
 * or capped. {@link io.lethe.recommend.arrangement} follows them.
 */
@NullMarked
package io.lethe.recommend.rule;

import org.jspecify.annotations.NullMarked;
