/** Requests for lists, and lists: items with scores and the contributions that add up to them. */
@NullMarked
package io.lethe.recommend.list;

import org.jspecify.annotations.NullMarked;
