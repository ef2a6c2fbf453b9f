/** Tests of {@code recommendation}. */
@NullMarked
package io.lethe.recommend.service.recommendation;

import org.jspecify.annotations.NullMarked;
