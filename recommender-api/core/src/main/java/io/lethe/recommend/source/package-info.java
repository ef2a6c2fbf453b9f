/** The sources of candidates and of the addends of their scores. */
@NullMarked
package io.lethe.recommend.source;

import org.jspecify.annotations.NullMarked;
