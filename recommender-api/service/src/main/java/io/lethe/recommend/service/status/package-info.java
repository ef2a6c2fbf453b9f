/** How this Lethe is doing, for people and for probes. */
@NullMarked
package io.lethe.recommend.service.status;

import org.jspecify.annotations.NullMarked;
