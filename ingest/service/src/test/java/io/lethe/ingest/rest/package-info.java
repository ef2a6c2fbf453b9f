/** Tests of {@code rest}. */
@NullMarked
package io.lethe.ingest.rest;

import org.jspecify.annotations.NullMarked;
