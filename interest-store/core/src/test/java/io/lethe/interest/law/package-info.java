/** The laws hold, and each of them detects its violation. */
@NullMarked
package io.lethe.interest.law;

import org.jspecify.annotations.NullMarked;
