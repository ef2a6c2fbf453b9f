/** Runs models through a protocol, and says how good they were: on screen, as JSON, and as a page with plots. */
@NullMarked
package io.lethe.evaluation.run;

import org.jspecify.annotations.NullMarked;
