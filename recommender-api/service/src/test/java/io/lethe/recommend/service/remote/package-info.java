/** Tests of {@code remote}. */
@NullMarked
package io.lethe.recommend.service.remote;

import org.jspecify.annotations.NullMarked;
