package io.lethe.interest.service.query;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refusals as {@code application/problem+json}, RFC 9457. */
final class Problems {
    private Problems() {}

    static Response of(int status, String title, String detail) {
        return of(status, title, detail, null);
    }

    /** @param field the parameter that the problem is about, if it is about one */
    static Response of(int status, String title, String detail, @Nullable String field) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        if (field != null) {
            problem.put("field", field);
        }
        return Response.status(status)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }
}
