/**
 * Data sets as rows that any producer could publish: MovieLens and UCI Online Retail in their own files, the generic
 * TSV layout, and NDJSON, each plain or gzipped. Rows are streamed; what cannot be said as an event or an item becomes
 * a rejected row with its place and the reason, and never ends the reading.
 */
@NullMarked
package io.lethe.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
