package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The story of a reader of the demo, who sailed from 530 to 380 days ago and looks at boats again since six days ago,
 * as the API tells it.
 */
class FadingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READER = "/v1/users/julia";
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @RegisterExtension
    static final Demo DEMO = Demo.english();

    @Test
    void shouldTellHowAnInterestFadedAndCameBack() throws IOException {
        // Given
        Instant now = Instant.now();
        LetheProcess lethe = DEMO.lethe();

        // When
        Instant end = now.minus(Duration.ofDays(379));
        Instant asleep = now.minus(Duration.ofDays(60));
        JsonNode then = strongest(interests(lethe, end));
        String id = then.path("interestId").asText();
        JsonNode forecast =
                only(id, json(lethe, READER + "/interests/forecast?at=" + end + "&until=" + asleep + "&steps=20"));
        JsonNode faded = only(id, interests(lethe, asleep));
        JsonNode back = only(id, interests(lethe, now));

        // Then
        System.out.printf("then   %s%nfaded  %s%nback   %s%n", summary(then), summary(faded), summary(back));
        assertThat(then.path("label").asText().toLowerCase(java.util.Locale.ROOT))
                .contains("sail");
        assertThat(then.has("revivedAt")).isFalse();
        List<Double> curve = forecast.path("points").findValuesAsText("strength").stream()
                .map(Double::valueOf)
                .toList();
        assertThat(curve).hasSize(21).isSortedAccordingTo((left, right) -> Double.compare(right, left));
        assertThat(curve.get(0)).isCloseTo(then.path("strength").asDouble(), within(1e-9));
        assertThat(curve.get(20)).isCloseTo(faded.path("strength").asDouble(), within(1e-6));
        assertThat(faded.path("trend").asText()).isEqualTo("faded");
        assertThat(Instant.parse(faded.path("fadedAt").asText())).isBetween(end, asleep);
        assertThat(back.path("trend").asText()).isEqualTo("revived");
        assertThat(Duration.between(
                                now.minus(Duration.ofDays(6)),
                                Instant.parse(back.path("revivedAt").asText()))
                        .abs())
                .isLessThan(Duration.ofDays(2));
        assertThat(Duration.ofSeconds(back.path("pauseSeconds").asLong())
                        .minus(Duration.ofDays(374))
                        .abs())
                .isLessThan(TWO_WEEKS);
        assertThat(back.path("strength").asDouble())
                .isGreaterThan(20 * faded.path("strength").asDouble());
        assertThat(back.path("events").get(0).path("boost").asDouble()).isGreaterThan(1);
    }

    private static JsonNode interests(LetheProcess lethe, Instant at) throws IOException {
        return json(lethe, READER + "/interests?at=" + at);
    }

    private static JsonNode strongest(JsonNode answer) {
        return answer.at("/interests/0");
    }

    private static JsonNode only(String id, JsonNode answer) {
        for (JsonNode interest : answer.path("interests")) {
            if (interest.path("interestId").asText().equals(id)) {
                return interest;
            }
        }
        throw new AssertionError("there is no interest " + id + " in " + answer);
    }

    private static String summary(JsonNode interest) {
        return String.format(
                "%-40s strength %.4f, %s, faded %s, revived %s, pause %s s",
                interest.path("label").asText(),
                interest.path("strength").asDouble(),
                interest.path("trend").asText(),
                interest.path("fadedAt").asText("-"),
                interest.path("revivedAt").asText("-"),
                interest.path("pauseSeconds").asText("-"));
    }

    private static JsonNode json(LetheProcess lethe, String path) throws IOException {
        return JSON.readTree(lethe.get(path).body());
    }
}
