/**
 * Tunes models by trials on the validation part of a data set: the trials, the log of them, the file that comes out,
 * and a page.
 */
@NullMarked
package io.lethe.evaluation.trial;

import org.jspecify.annotations.NullMarked;
