/** What it costs to read a state as interest. */
@NullMarked
package io.lethe.benchmark.interest;

import org.jspecify.annotations.NullMarked;
