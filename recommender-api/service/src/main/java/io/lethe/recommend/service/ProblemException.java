package io.lethe.recommend.service;

import org.jspecify.annotations.Nullable;

/** A request that cannot be served, and what its sender is told. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String field;

    private ProblemException(int status, String detail, @Nullable String field) {
        super(detail, null, false, false);
        this.status = status;
        this.field = field;
    }

    /** 400: a parameter or a part of the body is wrong. */
    static ProblemException badField(String field, String detail) {
        return new ProblemException(400, detail, field);
    }

    /** 404: there is no such thing. */
    static ProblemException notFound(String detail) {
        return new ProblemException(404, detail, null);
    }

    /** 503: something that is needed does not answer. */
    static ProblemException unavailable(String detail) {
        return new ProblemException(503, detail, null);
    }

    int status() {
        return status;
    }

    @Nullable
    String field() {
        return field;
    }
}
