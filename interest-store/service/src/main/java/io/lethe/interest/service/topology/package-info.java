/**
 * The stream: one sub-topology, and in it one task for each partition of the users, with everything that belongs to
 * these users in stores of its own. What a record changes is one transaction. Nothing here knows HTTP, a database or a
 * framework.
 */
@NullMarked
package io.lethe.interest.service.topology;

import org.jspecify.annotations.NullMarked;
