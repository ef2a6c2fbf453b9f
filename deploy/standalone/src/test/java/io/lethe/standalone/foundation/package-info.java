/** Tests of {@code foundation}. */
@NullMarked
package io.lethe.standalone.foundation;

import org.jspecify.annotations.NullMarked;
