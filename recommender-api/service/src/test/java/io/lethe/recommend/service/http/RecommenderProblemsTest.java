package io.lethe.recommend.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.http.ProblemKind;
import io.lethe.recommend.settings.SettingsError;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommenderProblemsTest {
    @Test
    void shouldSayWhatIsWrongWithWhichField() throws JsonProcessingException {
        // When
        JsonNode problem = told(ProblemException.badField("limit", "This is a whole number."));

        // Then
        assertThat(problem.path("type").asText()).isEqualTo(ProblemKind.INVALID_VALUE.type());
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("field").asText()).isEqualTo("limit");
        assertThat(problem.path("detail").asText()).isEqualTo("This is a whole number.");
        assertThat(problem.has("line")).isFalse();
        assertThat(problem.has("errors")).isFalse();
    }

    @Test
    void shouldListEverythingThatIsWrongWithSettingsTheFirstErrorBeingTheProblem() throws JsonProcessingException {
        // Given
        List<SettingsError> errors =
                List.of(new SettingsError("", 3, "is no mapping"), new SettingsError("mix.trend", 7, "is no number"));

        // When
        JsonNode problem = told(ProblemException.badSettings(errors));

        // Then
        assertThat(problem.path("field").asText()).isEqualTo("body");
        assertThat(problem.path("line").asInt()).isEqualTo(3);
        assertThat(problem.path("detail").asText()).isEqualTo("Line 3: body: is no mapping");
        assertThat(problem.path("errors").findValuesAsText("field")).containsExactly("body", "mix.trend");
        assertThat(problem.path("errors").findValuesAsText("line")).containsExactly("3", "7");
    }

    @Test
    void shouldNameTheLineOfAModel() throws JsonProcessingException {
        // When
        JsonNode problem = told(ProblemException.badModel(12, "there are no trees"));

        // Then
        assertThat(problem.path("line").asInt()).isEqualTo(12);
        assertThat(problem.path("detail").asText()).isEqualTo("Line 12: there are no trees");
        assertThat(problem.path("errors")).hasSize(1);
    }

    @Test
    void shouldKeepTheDetailsOfAFailureToItself() throws JsonProcessingException {
        // When
        JsonNode problem = told(new IllegalStateException("the key of the safe is 1234"));

        // Then
        assertThat(problem.path("status").asInt()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("1234");
    }

    private static JsonNode told(Throwable failure) throws JsonProcessingException {
        return new ObjectMapper().readTree(RecommenderProblems.json(failure));
    }
}
