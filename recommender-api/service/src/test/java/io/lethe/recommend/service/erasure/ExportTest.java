package io.lethe.recommend.service.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.remote.InterestStore.Page;
import io.lethe.recommend.service.remote.InterestStoreOf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    private final Neighbourhood neighbourhood = Neighbourhood.start();
    private final Export export = new Export(InterestStoreOf.port(neighbourhood.port()), SmallShop.ANNA);

    @AfterEach
    void stop() {
        neighbourhood.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void shouldJoinPagesToOneDocumentWithEveryEventOnce(int events) throws JsonProcessingException {
        // Given
        for (int i = 1; i <= events; i++) {
            neighbourhood.put(SmallShop.event("e" + i, "view", "sail", i * 1000L));
        }

        // When
        JsonNode document = document();

        // Then
        assertThat(document.path("userId").asText()).isEqualTo("anna");
        assertThat(document.path("tenant").asText()).isEqualTo("default");
        assertThat(document.path("links")).hasToString("[\"bert\"]");
        assertThat(document.path("interests").isArray()).isTrue();
        assertThat(document.path("events")).hasSize(events);
        assertThat(document.path("events").findValuesAsText("eventId"))
                .doesNotHaveDuplicates()
                .hasSize(events);
    }

    @Test
    void shouldFailBeforeAnythingHasBeenSent() {
        // Given
        neighbourhood.interestDown = true;

        // When / Then
        Refusals.of(503, () -> export.first().await().indefinitely());
    }

    private JsonNode document() throws JsonProcessingException {
        Page first = export.first().await().indefinitely();
        String text =
                export.document(List.of("bert"), List.of(), first).collect().asList().await().indefinitely().stream()
                        .map(part -> new String(part, StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        assertThat(text).endsWith("}\n");
        return new ObjectMapper().readTree(text);
    }
}
