/** Runs a model through a protocol, and scores it. */
@NullMarked
package io.lethe.evaluation.run;

import org.jspecify.annotations.NullMarked;
