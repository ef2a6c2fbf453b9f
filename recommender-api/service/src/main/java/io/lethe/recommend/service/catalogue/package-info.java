/** Around items, and what everybody does with them. */
@NullMarked
package io.lethe.recommend.service.catalogue;

import org.jspecify.annotations.NullMarked;
