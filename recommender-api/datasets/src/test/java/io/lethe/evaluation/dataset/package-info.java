/**
 * Tests of the readers, on small data sets written here and, where they are there, on the real ones beside the project.
 */
@NullMarked
package io.lethe.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
