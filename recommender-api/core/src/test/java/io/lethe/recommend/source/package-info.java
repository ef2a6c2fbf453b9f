/** Tests of {@code source}. */
@NullMarked
package io.lethe.recommend.source;

import org.jspecify.annotations.NullMarked;
