/** Tests of {@code feed}. */
@NullMarked
package io.lethe.recommend.service.feed;

import org.jspecify.annotations.NullMarked;
