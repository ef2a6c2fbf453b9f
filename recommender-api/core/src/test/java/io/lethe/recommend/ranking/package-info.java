@NullMarked
package io.lethe.recommend.ranking;

import org.jspecify.annotations.NullMarked;
