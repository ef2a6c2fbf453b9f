/** Users' states as server-sent events. */
@NullMarked
package io.lethe.recommend.service.stream;

import org.jspecify.annotations.NullMarked;
