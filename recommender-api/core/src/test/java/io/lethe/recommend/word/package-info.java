/** Tests of {@code word}. */
@NullMarked
package io.lethe.recommend.word;

import org.jspecify.annotations.NullMarked;
