/** Tests of {@code learning}. */
@NullMarked
package io.lethe.recommend.service.learning;

import org.jspecify.annotations.NullMarked;
