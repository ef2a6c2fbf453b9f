/** What can be set about ranking. {@link io.lethe.recommend.Recommender} has the formula they are parameters of. */
@NullMarked
package io.lethe.recommend.parameter;

import org.jspecify.annotations.NullMarked;
