/**
 * The contract that every part of Lethe speaks: what an interaction and an item are, how they are named, which keys
 * they have in the log, which topics carry them and how they look there. Nothing here knows Kafka, a framework or a
 * clock.
 */
@NullMarked
package io.lethe.event;

import org.jspecify.annotations.NullMarked;
