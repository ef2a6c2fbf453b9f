/** Where candidates and the addends of their scores come from. */
@NullMarked
package io.lethe.recommend.source;

import org.jspecify.annotations.NullMarked;
