/** Reasons as sentences, in English and Chinese. */
@NullMarked
package io.lethe.recommend.reason;

import org.jspecify.annotations.NullMarked;
