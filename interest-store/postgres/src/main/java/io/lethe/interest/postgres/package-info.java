/**
 * What interest-store keeps in Postgres: the last snapshot of each user's state. The only SQL in the project; plain
 * JDBC, and migrations that any Flyway finds under {@code db/lethe}.
 */
@NullMarked
package io.lethe.interest.postgres;

import org.jspecify.annotations.NullMarked;
