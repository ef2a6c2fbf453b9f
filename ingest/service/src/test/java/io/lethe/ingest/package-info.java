/** Tests of ingest, with a real broker. */
@NullMarked
package io.lethe.ingest;

import org.jspecify.annotations.NullMarked;
