package io.lethe.embedding.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 has it.
 *
 * @param type   always {@code about:blank}: the title says what the status means
 * @param title  what the status means
 * @param status the HTTP status
 * @param detail what was wrong with this request
 * @param field  the part of the request that was wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmbeddingsProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {

    static Response answer(Response.Status status, String detail, @Nullable String field) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(new EmbeddingsProblem(
                        "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, field))
                .build();
    }
}
