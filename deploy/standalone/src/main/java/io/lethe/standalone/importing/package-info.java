/**
 * A data set into a running Lethe: rows published to the public topics as any producer would publish them, and the
 * pipeline watched over REST until everything has taken effect. Nothing here calls a service's code.
 */
@NullMarked
package io.lethe.standalone.importing;

import org.jspecify.annotations.NullMarked;
