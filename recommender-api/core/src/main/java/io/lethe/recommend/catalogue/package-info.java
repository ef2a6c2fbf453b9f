/** A tenant's items in memory: their properties, which item follows which, and filters. */
@NullMarked
package io.lethe.recommend.catalogue;

import org.jspecify.annotations.NullMarked;
