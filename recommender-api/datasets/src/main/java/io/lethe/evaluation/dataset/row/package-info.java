/** From the cells of a file to events and items. */
@NullMarked
package io.lethe.evaluation.dataset.row;

import org.jspecify.annotations.NullMarked;
