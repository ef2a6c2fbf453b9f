/** Tests of the laboratory as its users call it. */
@NullMarked
package io.lethe.laboratory;

import org.jspecify.annotations.NullMarked;
