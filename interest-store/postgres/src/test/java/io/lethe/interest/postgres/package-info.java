/** The repository against a real database. */
@NullMarked
package io.lethe.interest.postgres;

import org.jspecify.annotations.NullMarked;
