/**
 * Item signals: which items follow which, and when events happen, as exact integer counts over all users of a
 * partition.
 */
@NullMarked
package io.lethe.interest.signal;

import org.jspecify.annotations.NullMarked;
