/** Tests of rules. */
@NullMarked
package io.lethe.recommend.rule;

import org.jspecify.annotations.NullMarked;
