/** Tests of {@code known}. */
@NullMarked
package io.lethe.recommend.service.known;

import org.jspecify.annotations.NullMarked;
