/**
 * What a tenant's own log teaches about ranking: how fast history forgets, and how far each source is to be trusted. A
 * sample of choices is ranked again as if it had not happened yet, and the mix moves where that ranks them better.
 */
@NullMarked
package io.lethe.recommend.learning;

import org.jspecify.annotations.NullMarked;
