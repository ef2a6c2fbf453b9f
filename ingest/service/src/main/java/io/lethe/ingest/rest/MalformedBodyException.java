package io.lethe.ingest.rest;

import java.io.IOException;

/** A request body that is not valid JSON from some position on, counted from 1. */
final class MalformedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    MalformedBodyException(String message, long line, long column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    long line() {
        return line;
    }

    long column() {
        return column;
    }
}
