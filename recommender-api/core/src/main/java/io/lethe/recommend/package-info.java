/**
 * Ranking: from a user's state, a catalogue and settings to a ranked and explained list. Pure: no code here reads a
 * clock, a random source, a file or a network. {@link io.lethe.recommend.Recommender} has the ranking and its formula.
 * {@link io.lethe.recommend.catalogue.Catalogue} is everything that it looks up.
 */
@NullMarked
package io.lethe.recommend;

import org.jspecify.annotations.NullMarked;
