/** Names of interests: the terms that set their items apart from the catalogue. */
@NullMarked
package io.lethe.recommend.label;

import org.jspecify.annotations.NullMarked;
