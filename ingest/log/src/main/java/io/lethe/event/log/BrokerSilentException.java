package io.lethe.event.log;

import java.io.Serial;

/** The broker cannot be reached, does not answer in time, or does not take what it is given. */
public final class BrokerSilentException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    public BrokerSilentException(String message) {
        super(message);
    }
}
