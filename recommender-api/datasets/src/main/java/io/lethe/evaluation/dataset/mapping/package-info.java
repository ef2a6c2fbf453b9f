/**
 * Mappings: which column of a file is which field of an event or an item, said in a line, written in YAML, or guessed
 * from names and contents. The layouts that ship with Lethe are such mappings. Nothing here opens a data set.
 */
@NullMarked
package io.lethe.evaluation.dataset.mapping;

import org.jspecify.annotations.NullMarked;
