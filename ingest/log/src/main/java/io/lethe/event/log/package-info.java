/**
 * The contract on Kafka: topics made as they have to be, records in and out under the right partition, whole topics
 * read and followed. Thin, and the only place where clients are configured.
 */
@NullMarked
package io.lethe.event.log;

import org.jspecify.annotations.NullMarked;
