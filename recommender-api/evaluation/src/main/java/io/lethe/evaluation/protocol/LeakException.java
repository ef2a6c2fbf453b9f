package io.lethe.evaluation.protocol;

/** A model read an event that it may not know. */
public final class LeakException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeakException(String message) {
        super(message);
    }
}
