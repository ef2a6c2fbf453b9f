/** The laws of item signals, and their stored forms. */
@NullMarked
package io.lethe.interest.signal;

import org.jspecify.annotations.NullMarked;
