/** Words of texts: how a text is cut into them, which items hold which, and how alike items are by them. */
@NullMarked
package io.lethe.recommend.word;

import org.jspecify.annotations.NullMarked;
