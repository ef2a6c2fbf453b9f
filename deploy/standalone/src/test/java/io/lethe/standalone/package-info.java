/** Tests of the wiring, and of the layers of the whole project, which are all on this module's path. */
@NullMarked
package io.lethe.standalone;

import org.jspecify.annotations.NullMarked;
