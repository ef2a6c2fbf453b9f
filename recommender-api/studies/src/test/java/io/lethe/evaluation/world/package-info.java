/** Tests of planted worlds. */
@NullMarked
package io.lethe.evaluation.world;

import org.jspecify.annotations.NullMarked;
