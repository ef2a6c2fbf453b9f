/** The stored form of the fold's tables. */
@NullMarked
package io.lethe.interest.fold;

import org.jspecify.annotations.NullMarked;
