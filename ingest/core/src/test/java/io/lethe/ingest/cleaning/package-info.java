/** Tests of cleaning, and of the published schemas against it. */
@NullMarked
package io.lethe.ingest.cleaning;

import org.jspecify.annotations.NullMarked;
