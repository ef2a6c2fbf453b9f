package io.lethe.interest.service.query;

import io.lethe.interest.ledger.UserState;
import io.lethe.interest.service.query.UserAnswer.Source;
import org.jspecify.annotations.Nullable;

/**
 * A state as it was at a time.
 *
 * @param state  the state
 * @param from   what it was read from
 * @param source whether that is as of this moment or as of the last snapshot
 * @param reason why it may not be exactly what the events up to then say; null if it is
 */
record Past(
        UserState state, From from, Source source, @Nullable String reason) {}
