/** Events and items by REST. */
@NullMarked
package io.lethe.ingest.rest;

import org.jspecify.annotations.NullMarked;
