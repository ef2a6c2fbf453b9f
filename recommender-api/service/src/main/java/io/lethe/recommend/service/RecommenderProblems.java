package io.lethe.recommend.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.recommend.settings.SettingsError;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into problems. */
final class RecommenderProblems {
    private static final Logger LOG = Logger.getLogger(RecommenderProblems.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAILED = "Something went wrong here; the log says what.";
    private static final int LAST = Priorities.USER + 1000;

    private RecommenderProblems() {}

    static Response response(int status, @Nullable String detail, @Nullable String field) {
        return response(status, detail, field, List.of());
    }

    private static Response response(
            int status, @Nullable String detail, @Nullable String field, List<SettingsError> errors) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(json(status, detail, field, errors))
                .build();
    }

    /** A failure as the JSON of a problem; one that is no refusal is logged and told without its details. */
    static String json(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return json(problem.status(), problem.getMessage(), problem.field(), problem.errors());
        }
        LOG.error("An answer failed", failure);
        return json(500, FAILED, null, List.of());
    }

    private static String json(
            int status, @Nullable String detail, @Nullable String field, List<SettingsError> errors) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        Problem problem = new Problem(
                "about:blank",
                title,
                status,
                detail == null ? title : detail,
                field,
                errors.isEmpty() ? null : Integer.valueOf(errors.get(0).line()),
                errors.isEmpty() ? null : errors);
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written", e);
        }
    }

    /** For the service's own refusals. */
    @Provider
    static final class OfProblem implements ExceptionMapper<ProblemException> {
        @Override
        public Response toResponse(ProblemException e) {
            return response(e.status(), e.getMessage(), e.field(), e.errors());
        }
    }

    /** For what the REST layer refuses: unknown paths, methods, media types. */
    @Provider
    @Priority(LAST)
    static final class OfRefusal implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status < 400) {
                return e.getResponse();
            }
            String detail =
                    switch (status) {
                        case 404 -> "There is nothing at this address; see /q/openapi for what there is.";
                        case 405 -> "This address does not know that method; see /q/openapi for what it knows.";
                        default -> e.getMessage();
                    };
            return response(status, detail, null);
        }
    }

    /** For bugs and broken machines. */
    @Provider
    @Priority(LAST)
    static final class OfFailure implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable e) {
            LOG.error("A request failed", e);
            return response(500, FAILED, null);
        }
    }
}
