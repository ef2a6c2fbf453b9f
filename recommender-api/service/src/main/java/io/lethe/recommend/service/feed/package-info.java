/** The connection to the log: follows topics into memory, and writes to them. */
@NullMarked
package io.lethe.recommend.service.feed;

import org.jspecify.annotations.NullMarked;
