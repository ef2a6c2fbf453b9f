/** Item signals: what follows what, and what happens when, in exact integer counts over all users of a partition. */
@NullMarked
package io.lethe.interest.signal;

import org.jspecify.annotations.NullMarked;
