@NullMarked
package io.lethe.recommend.arrangement;

import org.jspecify.annotations.NullMarked;
