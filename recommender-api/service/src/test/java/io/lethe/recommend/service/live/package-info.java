/** Tests of the streams by themselves. */
@NullMarked
package io.lethe.recommend.service.live;

import org.jspecify.annotations.NullMarked;
