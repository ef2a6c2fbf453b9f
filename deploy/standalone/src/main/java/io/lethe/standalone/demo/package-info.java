/** Brings the {@link io.lethe.demo demo} into a Lethe, through Kafka like any producer's data, and introduces its people. */
@NullMarked
package io.lethe.standalone.demo;

import org.jspecify.annotations.NullMarked;
