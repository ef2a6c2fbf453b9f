/** Tests of the models. */
@NullMarked
package io.lethe.evaluation.model;

import org.jspecify.annotations.NullMarked;
