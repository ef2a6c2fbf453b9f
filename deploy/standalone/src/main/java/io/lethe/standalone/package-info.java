/**
 * Everything in one process, and the {@code lethe} command: wiring only. The broker and the database start first, then
 * the services as they are; requests and imports go through HTTP and Kafka like anybody's.
 */
@NullMarked
package io.lethe.standalone;

import org.jspecify.annotations.NullMarked;
