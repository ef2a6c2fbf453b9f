/**
 * Learned rankers: the features that they use, boosted regression trees in LightGBM's text format, and the order that
 * they give to a pool.
 */
@NullMarked
package io.lethe.recommend.ranking;

import org.jspecify.annotations.NullMarked;
