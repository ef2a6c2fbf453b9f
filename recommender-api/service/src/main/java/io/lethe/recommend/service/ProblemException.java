package io.lethe.recommend.service;

import io.lethe.recommend.settings.SettingsError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served, and what its sender is told. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String field;
    private final transient List<SettingsError> errors;

    private ProblemException(int status, String detail, @Nullable String field) {
        this(status, detail, field, List.of());
    }

    private ProblemException(int status, String detail, @Nullable String field, List<SettingsError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.field = field;
        this.errors = errors;
    }

    /** 400: a parameter or a part of the body is wrong. */
    static ProblemException badField(String field, String detail) {
        return new ProblemException(400, detail, field);
    }

    /** 400: a settings document is wrong; the first error is the problem's own. */
    static ProblemException badSettings(List<SettingsError> errors) {
        List<SettingsError> named = errors.stream()
                .map(error -> error.field().isEmpty() ? new SettingsError("body", error.line(), error.reason()) : error)
                .toList();
        SettingsError first = named.get(0);
        return new ProblemException(
                400, "Line " + first.line() + ": " + first.field() + ": " + first.reason(), first.field(), named);
    }

    /** 400: a model cannot be used; the line is that of its text. */
    static ProblemException badModel(int line, String reason) {
        SettingsError error = new SettingsError("body", line, reason);
        return new ProblemException(400, "Line " + line + ": " + reason, error.field(), List.of(error));
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

    /** What is wrong with a settings document; none if the problem is another. */
    List<SettingsError> errors() {
        return errors;
    }
}
