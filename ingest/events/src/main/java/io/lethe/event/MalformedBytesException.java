package io.lethe.event;

/** Bytes that are not the stored form they were read as: another version, or cut short. */
public final class MalformedBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedBytesException(String message) {
        super(message);
    }
}
