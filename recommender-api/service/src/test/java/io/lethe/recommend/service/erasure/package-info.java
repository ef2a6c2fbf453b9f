/** Tests of {@code erasure}. */
@NullMarked
package io.lethe.recommend.service.erasure;

import org.jspecify.annotations.NullMarked;
