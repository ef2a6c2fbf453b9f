/**
 * Cleaning turns received JSON into an interaction or an item, or rejects it with the field and the reason. It consists
 * of pure functions of the JSON, its {@link io.lethe.ingest.cleaning.Arrival} and the
 * {@link io.lethe.ingest.cleaning.CleaningLimits}. It uses no clock, no broker and no framework.
 */
@NullMarked
package io.lethe.ingest.cleaning;

import org.jspecify.annotations.NullMarked;
