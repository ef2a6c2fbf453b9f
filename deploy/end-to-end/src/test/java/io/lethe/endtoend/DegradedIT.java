package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer that could not be had is never shown as an empty one, and a start is one line per cause. */
class DegradedIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final Set<String> CALM = Set.of("starting", "live", "importing");

    @Test
    void shouldBeStartingUntilItIsLiveAndCallNothingEmptyThatItHasNotReadYet() {
        // When
        FirstAnswers first = LETHE.firstAnswers();

        // Then
        assertThat(first.states()).contains("live").isSubsetOf(CALM);
        assertThat(first.lies()).isEmpty();
        assertThat(first.printed().lines()).isNotEmpty().noneMatch(line -> line.startsWith("\tat "));
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
}
