/** How this Lethe is doing, for people and for probes, and what it could not take in. */
@NullMarked
package io.lethe.recommend.service.status;

import org.jspecify.annotations.NullMarked;
