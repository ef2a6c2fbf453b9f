/** Tests of the studies. */
@NullMarked
package io.lethe.evaluation.run;

import org.jspecify.annotations.NullMarked;
