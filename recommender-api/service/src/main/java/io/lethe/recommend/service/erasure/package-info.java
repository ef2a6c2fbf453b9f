/** A user's right to have and to erase what is theirs. */
@NullMarked
package io.lethe.recommend.service.erasure;

import org.jspecify.annotations.NullMarked;
