/** How a list is made of scored items: rules, diversity and exploration, one place after the other. */
@NullMarked
package io.lethe.recommend.arrangement;

import org.jspecify.annotations.NullMarked;
