/** Tests of {@code grouping}. */
@NullMarked
package io.lethe.interest.profile.grouping;

import org.jspecify.annotations.NullMarked;
