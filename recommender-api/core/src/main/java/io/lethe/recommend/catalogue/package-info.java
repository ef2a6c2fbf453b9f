/** The items of a tenant in memory: what they are, what follows what, and which a filter lets through. */
@NullMarked
package io.lethe.recommend.catalogue;

import org.jspecify.annotations.NullMarked;
