package io.lethe.ingest;

/** The broker cannot be reached, or does not take what it is given. */
final class BrokerSilentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerSilentException(String message) {
        super(message);
    }
}
