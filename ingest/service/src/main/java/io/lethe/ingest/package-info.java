/**
 * The way into Lethe: events and items by REST and from the public topics, cleaned, written to the log, and what is
 * refused answered or put among the dead letters. A thin shell round {@link io.lethe.ingest.cleaning}.
 */
@NullMarked
package io.lethe.ingest;

import org.jspecify.annotations.NullMarked;
