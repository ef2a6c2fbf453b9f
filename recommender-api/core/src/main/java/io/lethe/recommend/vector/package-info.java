/** Item vectors, laid out to compare all of them with a few directions. */
@NullMarked
package io.lethe.recommend.vector;

import org.jspecify.annotations.NullMarked;
