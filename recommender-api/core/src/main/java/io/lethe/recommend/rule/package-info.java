/**
 * Rules that a caller or a shop adds to relevance: items to boost, pin or cap. {@link io.lethe.recommend.arrangement}
 * applies them.
 */
@NullMarked
package io.lethe.recommend.rule;

import org.jspecify.annotations.NullMarked;
