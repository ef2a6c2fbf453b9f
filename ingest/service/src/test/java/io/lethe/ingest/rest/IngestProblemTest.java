package io.lethe.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import io.lethe.ingest.rest.IngestAnswer.Refusal;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestProblemTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Refusal MISSING = new Refusal(4, "userId", null, "is missing");
    private static final IngestAnswer DONE = new IngestAnswer(3, List.of(MISSING), 2, List.of(), 0, "AQ");

    @Test
    void shouldSayWhereABodyBreaksOffAndWhatWasDone() {
        // When
        Response answer = IngestProblem.malformed(new MalformedBodyException("the body ends early", 7, 12), DONE);

        // Then
        JsonNode problem = json(answer, 400);
        assertThat(problem.get("type").asText()).isEqualTo("/docs/errors.html#malformed-body");
        assertThat(problem.get("detail").asText())
                .isEqualTo("the body ends early. 3 records before that are accepted and stay so, 2 are refused.");
        assertThat(problem.get("line").asInt()).isEqualTo(7);
        assertThat(problem.get("column").asInt()).isEqualTo(12);
        assertThat(problem.get("accepted").asInt()).isEqualTo(3);
        assertThat(problem.get("position").asText()).isEqualTo("AQ");
        assertThat(problem.has("field")).isFalse();
    }

    @Test
    void shouldNameTheFirstFaultWhereEverythingIsRefused() {
        // When
        Response answer = IngestProblem.allRefused(new IngestAnswer(0, List.of(MISSING), 5, List.of(), 0, "AQ"));

        // Then
        JsonNode problem = json(answer, 422);
        assertThat(problem.get("detail").asText())
                .isEqualTo("All 5 records are refused; the first: userId is missing.");
        assertThat(problem.get("field").asText()).isEqualTo("userId");
        assertThat(problem.at("/rejected/0/index").asInt()).isEqualTo(4);
        assertThat(problem.at("/rejected/0").has("value")).isFalse();
    }

    @Test
    void shouldAddWhatWasDoneToAProblemOfTheBody() {
        // Given
        HttpProblem tooLarge = HttpProblem.of(ProblemKind.BODY_TOO_LARGE, "It is too large.");

        // When
        Response answer = IngestProblem.broken(tooLarge, DONE);

        // Then
        JsonNode problem = json(answer, 413);
        assertThat(problem.get("type").asText()).isEqualTo(tooLarge.type());
        assertThat(problem.get("detail").asText())
                .isEqualTo("It is too large. 3 records before that are accepted and stay so, 2 are refused.");
        assertThat(problem.get("rejectedCount").asInt()).isEqualTo(2);
    }

    @Test
    void shouldHoldNoAnswerWhereNothingWasRead() {
        // When
        Response missing = IngestProblem.unknownItem("sea");
        Response away = IngestProblem.unavailable("the broker is silent");

        // Then
        assertThat(json(missing, 404).get("detail").asText()).contains("'sea'");
        assertThat(json(missing, 404).has("accepted")).isFalse();
        assertThat(json(away, 503).get("detail").asText()).isEqualTo("the broker is silent");
        assertThat(away.getHeaderString("Retry-After")).isEqualTo("1");
    }

    private static JsonNode json(Response answer, int status) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        JsonNode problem = JSON.valueToTree(answer.getEntity());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return problem;
    }
}
