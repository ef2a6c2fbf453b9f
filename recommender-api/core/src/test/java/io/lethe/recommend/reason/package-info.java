/** Tests of {@code reason}. */
@NullMarked
package io.lethe.recommend.reason;

import org.jspecify.annotations.NullMarked;
