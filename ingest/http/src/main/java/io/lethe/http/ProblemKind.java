package io.lethe.http;

import java.util.Locale;

/** The kinds of problem that a call can end in. {@code docs/errors.md} has a section for each. */
public enum ProblemKind {
    /** What was sent is no HTTP request that can be read. */
    MALFORMED_REQUEST(400, "Malformed request"),
    /** A parameter, a header or a part of the body has a value that it cannot have. */
    INVALID_VALUE(400, "Invalid value"),
    /** A parameter or a field that the call does not have. */
    UNKNOWN_PARAMETER(400, "Unknown parameter"),
    /** The body cannot be read as what its content type and encoding say. */
    MALFORMED_BODY(400, "Malformed body"),
    /** There is no such address, item, user or model. */
    NOT_FOUND(404, "Not found"),
    /** The address exists, but not for this method. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** The answer has none of the types that the caller accepts. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The state of things does not allow it now. */
    CONFLICT(409, "Conflict"),
    /** What the caller expected to be in force is not in force any more. */
    PRECONDITION_FAILED(412, "Precondition failed"),
    /** The body is larger than this call takes. */
    BODY_TOO_LARGE(413, "Body too large"),
    /** The address is longer than can be read. */
    ADDRESS_TOO_LONG(414, "Address too long"),
    /** The body has a type or an encoding that the call does not read. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** Everything that the request brought was refused. */
    NOTHING_ACCEPTED(422, "Nothing accepted"),
    /** The headers are longer than can be read. */
    HEADERS_TOO_LARGE(431, "Headers too large"),
    /** A bug, or a broken machine. */
    FAILED(500, "Internal error"),
    /** Something that is needed does not answer now. */
    UNAVAILABLE(503, "Not available now");

    private static final String PAGE = "/docs/errors.html#";

    private final int status;
    private final String title;
    private final String anchor;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
        this.anchor = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The kind that a status usually means. */
    public static ProblemKind of(int status) {
        if (status == 400) {
            return INVALID_VALUE;
        }
        for (ProblemKind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return status < 500 ? INVALID_VALUE : FAILED;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The URI that names the kind: where it is documented. */
    public String type() {
        return PAGE + anchor;
    }

    /** The heading under which it is documented, as the end of an address. */
    public String anchor() {
        return anchor;
    }
}
