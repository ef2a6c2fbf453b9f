/**
 * Planted worlds: data sets drawn from a known law of choice, so that it is known what a recommender should have
 * learned of them, and how far the defaults are from the best mix.
 */
@NullMarked
package io.lethe.evaluation.world;

import org.jspecify.annotations.NullMarked;
