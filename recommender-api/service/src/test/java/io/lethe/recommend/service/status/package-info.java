/** Tests of {@code status}. */
@NullMarked
package io.lethe.recommend.service.status;

import org.jspecify.annotations.NullMarked;
