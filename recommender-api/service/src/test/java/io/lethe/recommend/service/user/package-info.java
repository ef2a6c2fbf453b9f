/** Tests of {@code user}. */
@NullMarked
package io.lethe.recommend.service.user;

import org.jspecify.annotations.NullMarked;
