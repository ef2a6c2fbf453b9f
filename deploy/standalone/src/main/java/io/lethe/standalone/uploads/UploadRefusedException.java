package io.lethe.standalone.uploads;

import org.jspecify.annotations.Nullable;

/** Why a call about an upload is refused, with the HTTP status for it. */
final class UploadRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String field;

    UploadRefusedException(int status, String detail, @Nullable String field) {
        super(detail, null, false, false);
        this.status = status;
        this.field = field;
    }

    int status() {
        return status;
    }

    @Nullable
    String field() {
        return field;
    }

    static UploadRefusedException conflict(String detail) {
        return new UploadRefusedException(409, detail, null);
    }

    static UploadRefusedException bad(String field, String detail) {
        return new UploadRefusedException(400, detail, field);
    }
}
