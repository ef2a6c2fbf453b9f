/** The settings of ranking: the parameters of the formula of {@link io.lethe.recommend.Recommender}. */
@NullMarked
package io.lethe.recommend.parameter;

import org.jspecify.annotations.NullMarked;
