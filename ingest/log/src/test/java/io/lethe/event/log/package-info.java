/** Tests of the contract on Kafka. */
@NullMarked
package io.lethe.event.log;

import org.jspecify.annotations.NullMarked;
