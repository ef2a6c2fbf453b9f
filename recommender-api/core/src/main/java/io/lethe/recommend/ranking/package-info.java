/**
 * Boosted regression trees in LightGBM's own text format: read, evaluated, and taken apart feature by feature. Plain
 * Java; it knows numbers and names, and nothing of recommending.
 */
@NullMarked
package io.lethe.recommend.ranking;

import org.jspecify.annotations.NullMarked;
