package io.lethe.recommend.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import io.lethe.http.Problems;
import io.lethe.recommend.settings.SettingsError;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jboss.logging.Logger;

/** Maps exceptions to problems. */
public final class RecommenderProblems {
    private static final Logger LOG = Logger.getLogger(RecommenderProblems.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecommenderProblems() {}

    /** A failure as the JSON of a problem; one that is no refusal is logged and told without its details. */
    public static String json(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return json(problem);
        }
        LOG.error("An answer failed", failure);
        return Problems.FAILED.json();
    }

    private static String json(ProblemException refusal) {
        ProblemKind kind = refusal.kind();
        List<SettingsError> errors = refusal.errors();
        String detail = refusal.getMessage();
        Problem problem = new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                detail == null ? kind.title() : detail,
                refusal.field(),
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
            return HttpProblem.answer(e.status(), json(e));
        }
    }
}
