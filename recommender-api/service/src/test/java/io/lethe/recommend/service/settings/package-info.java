/** Tests of {@code settings}. */
@NullMarked
package io.lethe.recommend.service.settings;

import org.jspecify.annotations.NullMarked;
