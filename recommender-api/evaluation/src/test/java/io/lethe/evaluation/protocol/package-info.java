/** Tests of the protocols and of the watch over what models read. */
@NullMarked
package io.lethe.evaluation.protocol;

import org.jspecify.annotations.NullMarked;
