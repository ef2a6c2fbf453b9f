/** Words of texts: splitting texts into words, the index of items by word, and the similarity of items by words. */
@NullMarked
package io.lethe.recommend.word;

import org.jspecify.annotations.NullMarked;
