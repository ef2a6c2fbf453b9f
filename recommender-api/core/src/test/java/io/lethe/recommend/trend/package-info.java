/** Tests of {@code trend}. */
@NullMarked
package io.lethe.recommend.trend;

import org.jspecify.annotations.NullMarked;
