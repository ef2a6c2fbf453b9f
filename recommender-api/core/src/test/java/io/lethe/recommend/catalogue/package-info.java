/** Tests of {@code catalogue}. */
@NullMarked
package io.lethe.recommend.catalogue;

import org.jspecify.annotations.NullMarked;
