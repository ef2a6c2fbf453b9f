/** The commands of the laboratory, an application of its own: none of it is on the class path of {@code lethe run}. */
@NullMarked
package io.lethe.laboratory;

import org.jspecify.annotations.NullMarked;
