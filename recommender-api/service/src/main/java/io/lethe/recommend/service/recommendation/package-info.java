/** Recommendations for users and anonymous sessions. */
@NullMarked
package io.lethe.recommend.service.recommendation;

import org.jspecify.annotations.NullMarked;
