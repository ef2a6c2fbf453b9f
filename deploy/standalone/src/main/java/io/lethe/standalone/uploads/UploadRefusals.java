package io.lethe.standalone.uploads;

import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import io.lethe.http.RefusedCallException;

/** Why a call about an upload is refused. */
final class UploadRefusals {
    private UploadRefusals() {}

    static RefusedCallException bad(String field, String detail) {
        return new RefusedCallException(HttpProblem.of(ProblemKind.INVALID_VALUE, detail, field));
    }

    static RefusedCallException unreadable(String detail) {
        return new RefusedCallException(HttpProblem.of(ProblemKind.MALFORMED_BODY, detail));
    }

    static RefusedCallException conflict(String detail) {
        return new RefusedCallException(HttpProblem.of(ProblemKind.CONFLICT, detail));
    }

    static RefusedCallException tooLarge(long largest) {
        return new RefusedCallException(HttpProblem.of(
                ProblemKind.BODY_TOO_LARGE,
                "An upload has at most " + largest + " bytes (lethe.standalone.import.largest). Import larger sets with"
                        + " ./lethe import."));
    }

    static RefusedCallException unknown(String importId) {
        return new RefusedCallException(
                HttpProblem.of(ProblemKind.NOT_FOUND, "There is no import " + importId + " of this tenant.", "id"));
    }
}
