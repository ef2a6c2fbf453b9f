/**
 * Planted people: users whose taste at each time is known, in shops of several sizes, and goals for what the serving
 * code recommends to them.
 */
@NullMarked
package io.lethe.evaluation.steering;

import org.jspecify.annotations.NullMarked;
