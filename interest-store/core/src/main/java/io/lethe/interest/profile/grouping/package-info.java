/** Grouping of vectors: which events speak for the same interest. */
@NullMarked
package io.lethe.interest.profile.grouping;

import org.jspecify.annotations.NullMarked;
