/** What an answer costs: in the core by itself, and asked over HTTP from a process of its own. */
@NullMarked
package io.lethe.benchmark.serve;

import org.jspecify.annotations.NullMarked;
