package io.lethe.event;

/** Bytes that do not have the expected stored form, for instance because of another version or truncation. */
public final class MalformedBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedBytesException(String message) {
        super(message);
    }
}
