/** Tests of cleaning, and tests that the published schemas agree with it. */
@NullMarked
package io.lethe.ingest.cleaning;

import org.jspecify.annotations.NullMarked;
