/**
 * What other services ask: the state of a user and the events behind it, from the instance that has them or else from
 * the last snapshot; erasure; and what an operator wants to know of the stores as a whole.
 */
@NullMarked
package io.lethe.interest.service.query;

import org.jspecify.annotations.NullMarked;
