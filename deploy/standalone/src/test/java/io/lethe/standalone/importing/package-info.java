/** Tests of imports. */
@NullMarked
package io.lethe.standalone.importing;

import org.jspecify.annotations.NullMarked;
