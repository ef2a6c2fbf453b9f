/** What it costs to fold events, to read a state as interest, and to embed texts. */
@NullMarked
package io.lethe.benchmark.interest;

import org.jspecify.annotations.NullMarked;
