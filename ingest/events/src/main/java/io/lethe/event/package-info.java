/**
 * The shared contract of all parts of Lethe: interactions and items, their ids, their keys in the log, the topics that
 * carry them, and their formats there. It depends on no Kafka, no framework and no clock.
 */
@NullMarked
package io.lethe.event;

import org.jspecify.annotations.NullMarked;
