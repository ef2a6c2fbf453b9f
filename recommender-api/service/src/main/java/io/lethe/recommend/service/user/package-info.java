/** A user's state, interests and events. */
@NullMarked
package io.lethe.recommend.service.user;

import org.jspecify.annotations.NullMarked;
