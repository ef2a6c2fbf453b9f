/** Turns scored items into a list, place by place: rules, diversity and exploration. */
@NullMarked
package io.lethe.recommend.arrangement;

import org.jspecify.annotations.NullMarked;
