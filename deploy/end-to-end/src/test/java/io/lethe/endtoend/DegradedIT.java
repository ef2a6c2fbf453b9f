package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An answer that could not be had is never shown as an empty one, and a start is one line per cause. */
class DegradedIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CALM = Set.of("starting", "live", "importing");

    @Test
    void shouldBeStartingUntilItIsLiveAndCallNothingEmptyThatItHasNotReadYet(@TempDir Path folder) {
        // Given
        Set<String> states = new TreeSet<>();
        List<String> lies = new ArrayList<>();

        // When
        try (LetheProcess lethe = LetheProcess.runUnawaited(folder.resolve("data"))) {
            Awaitility.await("life")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> {
                        JsonNode status = json(lethe.get("/v1/status"));
                        states.add(status.path("state").asText());
                        look(lethe, status, lies);
                        return status.path("state").asText().equals("live");
                    });

            // Then
            assertThat(states).contains("live").isSubsetOf(CALM);
            assertThat(lies).isEmpty();
            assertThat(lethe.printed().lines()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    /** Whatever is said while it starts is either refused for now or true. */
    private static void look(LetheProcess lethe, JsonNode status, List<String> lies) {
        for (JsonNode step : status.path("steps")) {
            String state = step.path("state").asText();
            if (step.path("lag").isNull() && !state.equals("starting") && !state.equals("unknown")) {
                lies.add(step.toString());
            }
        }
        for (String path : List.of("/v1/dead-letters", "/v1/users", "/v1/trending", "/v1/settings")) {
            HttpResponse<String> answer = lethe.get(path);
            boolean later = answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent();
            if (!later && answer.statusCode() != 200) {
                lies.add(path + " " + answer.statusCode());
            }
        }
        HttpResponse<String> interests = lethe.get("/v1/users/somebody/interests");
        if (interests.statusCode() == 200
                && !json(interests).path("source").asText().equals("live")) {
            lies.add(interests.body());
        }
    }

    @Test
    void shouldSayLiveOfAUserWhoIsKnownToBeUnknown() {
        // Given
        TenantCalls calls = LETHE.tenant("degraded-unknown");

        // When
        JsonNode interests = calls.json("/v1/users/never-seen/interests");
        JsonNode list = calls.json("/v1/users/never-seen/recommendations");

        // Then
        assertThat(interests.path("source").asText()).isEqualTo("live");
        assertThat(interests.path("version").asText()).startsWith("0-");
        assertThat(interests.path("interests")).isEmpty();
        assertThat(list.path("source").asText()).isEqualTo("live");
        assertThat(list.has("note")).isFalse();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }
}
