package io.lethe.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
    static final String MEDIA_TYPE = "application/problem+json";

    static Response badRequest(String field, String detail) {
        return new IngestProblem("about:blank", "Bad Request", 400, detail, field, null, null, null).toResponse();
    }

    static Response malformed(MalformedBodyException problem, IngestAnswer done) {
        String detail = problem.getMessage() + ". " + done.accepted()
                + " records before that are accepted and stay so, " + done.rejectedCount() + " are refused.";
        return new IngestProblem(
                        "about:blank", "Bad Request", 400, detail, null, problem.line(), problem.column(), done)
                .toResponse();
    }

    static Response unavailable(String detail) {
        return new IngestProblem("about:blank", "Service Unavailable", 503, detail, null, null, null, null)
                .toResponse();
    }

    private Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
