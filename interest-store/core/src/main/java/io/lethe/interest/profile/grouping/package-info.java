/** Grouping of vectors: which events belong to the same interest. */
@NullMarked
package io.lethe.interest.profile.grouping;

import org.jspecify.annotations.NullMarked;
