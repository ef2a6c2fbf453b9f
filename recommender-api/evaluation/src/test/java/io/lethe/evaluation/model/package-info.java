/** Tests of the studies. */
@NullMarked
package io.lethe.evaluation.model;

import org.jspecify.annotations.NullMarked;
