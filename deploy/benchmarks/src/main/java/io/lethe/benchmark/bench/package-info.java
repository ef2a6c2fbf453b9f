/** {@code lethe bench}: what Lethe does a second, how long it takes, and what it needs, as figures beside goals. */
@NullMarked
package io.lethe.benchmark.bench;

import org.jspecify.annotations.NullMarked;
