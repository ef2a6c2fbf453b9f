/**
 * Cleaning: what came in as JSON becomes an interaction or an item, or is refused with the field and the reason. Pure
 * functions of the JSON, its {@link io.lethe.ingest.cleaning.Arrival} and the
 * {@link io.lethe.ingest.cleaning.CleaningLimits}: no clock, no broker, no framework.
 */
@NullMarked
package io.lethe.ingest.cleaning;

import org.jspecify.annotations.NullMarked;
