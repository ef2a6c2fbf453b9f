/** Tests of {@code http}. */
@NullMarked
package io.lethe.recommend.service.http;

import org.jspecify.annotations.NullMarked;
