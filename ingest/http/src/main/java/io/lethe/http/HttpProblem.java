package io.lethe.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, as RFC 9457 has it.
 *
 * @param type   the URI that names and documents the kind of problem
 * @param title  the kind in words
 * @param status the HTTP status
 * @param detail what is wrong with this request, and what to do
 * @param field  the parameter, header or part of the body that is wrong, if one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** After how many seconds a call that could not be answered is worth another try. */
    static final int RETRY_SECONDS = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    public static HttpProblem of(ProblemKind kind, String detail) {
        return of(kind, detail, null);
    }

    public static HttpProblem of(ProblemKind kind, String detail, @Nullable String field) {
        return new HttpProblem(kind.type(), kind.title(), kind.status(), detail, field);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written", e);
        }
    }

    /** The answer that says so. */
    public Response response() {
        return answer(status, json());
    }

    /**
     * An answer of problem+json. One of something that is not available now says when to ask again.
     *
     * @param problem the problem, as JSON or as what Jackson writes
     */
    public static Response answer(int status, Object problem) {
        Response.ResponseBuilder answer =
                Response.status(status).type(MEDIA_TYPE).entity(problem);
        if (status == ProblemKind.UNAVAILABLE.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.build();
    }
}
