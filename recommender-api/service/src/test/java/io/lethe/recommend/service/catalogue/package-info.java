/** Tests of {@code catalogue}. */
@NullMarked
package io.lethe.recommend.service.catalogue;

import org.jspecify.annotations.NullMarked;
