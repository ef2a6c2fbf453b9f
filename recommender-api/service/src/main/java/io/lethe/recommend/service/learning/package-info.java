/** Learning a tenant's mix from its own log beside the stream, and telling what was learned. */
@NullMarked
package io.lethe.recommend.service.learning;

import org.jspecify.annotations.NullMarked;
