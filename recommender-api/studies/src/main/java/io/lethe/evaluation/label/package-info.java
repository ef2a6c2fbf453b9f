/**
 * Whether what interests are called stays the same as a user's life goes on, on real histories, and a sample of it to
 * be read by people.
 */
@NullMarked
package io.lethe.evaluation.label;

import org.jspecify.annotations.NullMarked;
