package io.lethe.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import io.lethe.ingest.cleaning.Shown;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a request as a whole failed, as RFC 9457 has it. Where some of its records had been accepted before, it says
 * so beside that.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "Why a request failed (RFC 9457). Where some of its records were accepted before that, the answer's fields stand beside.")
public record IngestProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable Long line,
        @Nullable Long column,
        @JsonUnwrapped @Nullable IngestAnswer done) {

    /** The media type of problems. */
    static final String MEDIA_TYPE = HttpProblem.MEDIA_TYPE;

    static Response badRequest(String field, String detail) {
        return of(ProblemKind.INVALID_VALUE, detail, field, null, null, null);
    }

    static Response malformed(MalformedBodyException problem, IngestAnswer done) {
        String detail = problem.getMessage() + ". " + done.accepted()
                + " records before that are accepted and stay so, " + done.rejectedCount() + " are refused.";
        return of(ProblemKind.MALFORMED_BODY, detail, null, problem.line(), problem.column(), done);
    }

    /** Nothing of a request was accepted; each of its records is refused. */
    static Response allRefused(IngestAnswer done) {
        IngestAnswer.Refusal first = done.rejected().get(0);
        String detail = "All " + done.rejectedCount() + " records are refused; the first: " + first.field() + " "
                + first.reason() + ".";
        return of(ProblemKind.NOTHING_ACCEPTED, detail, first.field(), null, null, done);
    }

    static Response unknownItem(String id) {
        String detail = "There is no item '" + Shown.of(id) + "' to change; put it whole first.";
        return of(ProblemKind.NOT_FOUND, detail, "id", null, null, null);
    }

    static Response unavailable(String detail) {
        return of(ProblemKind.UNAVAILABLE, detail, null, null, null, null);
    }

    /** A body that cannot be read on, for another reason than its JSON. */
    static Response broken(HttpProblem problem, IngestAnswer done) {
        String detail = problem.detail() + " " + done.accepted() + " records before that are accepted and stay so, "
                + done.rejectedCount() + " are refused.";
        return new IngestProblem(
                        problem.type(), problem.title(), problem.status(), detail, problem.field(), null, null, done)
                .response();
    }

    private static Response of(
            ProblemKind kind,
            String detail,
            @Nullable String field,
            @Nullable Long line,
            @Nullable Long column,
            @Nullable IngestAnswer done) {
        return new IngestProblem(kind.type(), kind.title(), kind.status(), detail, field, line, column, done)
                .response();
    }

    private Response response() {
        return HttpProblem.answer(status, this);
    }
}
