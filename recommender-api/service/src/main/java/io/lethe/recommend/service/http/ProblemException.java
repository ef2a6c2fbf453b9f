package io.lethe.recommend.service.http;

import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import io.lethe.recommend.settings.SettingsError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served, with the problem to answer. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemKind kind;
    private final @Nullable String field;
    private final transient List<SettingsError> errors;

    private ProblemException(ProblemKind kind, String detail, @Nullable String field) {
        this(kind, detail, field, List.of());
    }

    private ProblemException(ProblemKind kind, String detail, @Nullable String field, List<SettingsError> errors) {
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
        this.errors = errors;
    }

    /** 400: a parameter or a part of the body is wrong. */
    public static ProblemException badField(String field, String detail) {
        return new ProblemException(ProblemKind.INVALID_VALUE, detail, field);
    }

    /** 400: the body has a field that the call does not know. */
    static ProblemException unknownField(HttpProblem problem) {
        return new ProblemException(ProblemKind.UNKNOWN_PARAMETER, problem.detail(), problem.field());
    }

    /** 400: the body cannot be read. */
    static ProblemException malformedBody(String detail) {
        return new ProblemException(ProblemKind.MALFORMED_BODY, detail, "body");
    }

    /** 400: a settings document is wrong; the first error is the problem's own. */
    public static ProblemException badSettings(List<SettingsError> errors) {
        List<SettingsError> named = errors.stream()
                .map(error -> error.field().isEmpty() ? new SettingsError("body", error.line(), error.reason()) : error)
                .toList();
        SettingsError first = named.get(0);
        return new ProblemException(
                ProblemKind.INVALID_VALUE,
                "Line " + first.line() + ": " + first.field() + ": " + first.reason(),
                first.field(),
                named);
    }

    /** 400: a model cannot be used; the line is that of its text. */
    public static ProblemException badModel(int line, String reason) {
        SettingsError error = new SettingsError("body", line, reason);
        return new ProblemException(
                ProblemKind.INVALID_VALUE,
                line == 0 ? "The model cannot be used: " + reason : "Line " + line + ": " + reason,
                error.field(),
                List.of(error));
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(ProblemKind.NOT_FOUND, detail, null);
    }

    /** 409: it cannot be done as things stand. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(ProblemKind.CONFLICT, detail, null);
    }

    /** 412: what the request took for granted is not so. */
    public static ProblemException preconditionFailed(String field, String detail) {
        return new ProblemException(ProblemKind.PRECONDITION_FAILED, detail, field);
    }

    /** 503: something that is needed does not answer. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(ProblemKind.UNAVAILABLE, detail, null);
    }

    ProblemKind kind() {
        return kind;
    }

    public int status() {
        return kind.status();
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
