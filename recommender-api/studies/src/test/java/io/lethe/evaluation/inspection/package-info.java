/** Tests of the inspection: what was planted is found, with its exact count. */
@NullMarked
package io.lethe.evaluation.inspection;

import org.jspecify.annotations.NullMarked;
