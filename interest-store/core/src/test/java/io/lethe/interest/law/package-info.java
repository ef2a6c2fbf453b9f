/** The laws hold, and each of them notices when it is broken. */
@NullMarked
package io.lethe.interest.law;

import org.jspecify.annotations.NullMarked;
