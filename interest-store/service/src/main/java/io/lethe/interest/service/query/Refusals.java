package io.lethe.interest.service.query;

import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import jakarta.ws.rs.core.Response;

/** The two ways in which a question gets no answer. */
final class Refusals {
    private Refusals() {}

    /** Nobody can answer now. */
    static Response unavailable(String detail) {
        return HttpProblem.of(ProblemKind.UNAVAILABLE, detail).response();
    }

    /** @param field the parameter that cannot have the value it has */
    static Response invalid(String detail, String field) {
        return HttpProblem.of(ProblemKind.INVALID_VALUE, detail, field).response();
    }
}
