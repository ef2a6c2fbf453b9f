/**
 * Learned rankers: the features of an item that they may know, boosted regression trees in LightGBM's text format, and
 * the order that they give a pool.
 */
@NullMarked
package io.lethe.recommend.ranking;

import org.jspecify.annotations.NullMarked;
