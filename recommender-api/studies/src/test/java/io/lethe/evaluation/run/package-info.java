/** Tests of whole runs. */
@NullMarked
package io.lethe.evaluation.run;

import org.jspecify.annotations.NullMarked;
