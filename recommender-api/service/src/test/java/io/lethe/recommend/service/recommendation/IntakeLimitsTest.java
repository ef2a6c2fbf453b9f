package io.lethe.recommend.service.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.SmallShop;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeLimitsTest {
    private static final String PATH = "/internal/ingest/limits";
    private static final CleaningLimits OTHERS = CleaningLimits.DEFAULT.withExtraTypes(Set.of("wave"));

    private final Neighbourhood ingest = Neighbourhood.start();
    private final IntakeLimits limits = new IntakeLimits(SmallShop.config(ingest.port()));

    @AfterEach
    void stop() {
        ingest.stop();
    }

    @Test
    void shouldAskIngestOnceAndGoByWhatItSays() throws JsonProcessingException {
        // Given
        ingest.told.put(PATH, new ObjectMapper().writeValueAsString(OTHERS));

        // When
        CleaningLimits first = limits.now().await().indefinitely();
        CleaningLimits second = limits.now().await().indefinitely();

        // Then
        assertThat(first).isEqualTo(OTHERS).isEqualTo(second);
        assertThat(ingest.requests).containsExactly("GET " + PATH);
    }

    @Test
    void shouldGoByTheDefaultsWhereIngestDoesNotSay() {
        // Given
        ingest.told.put(PATH, "no JSON");

        // When / Then
        assertThat(limits.now().await().indefinitely()).isEqualTo(CleaningLimits.DEFAULT);
        ingest.stop();
        assertThat(limits.now().await().indefinitely()).isEqualTo(CleaningLimits.DEFAULT);
    }

    @Test
    void shouldGoByTheDefaultsWhereIngestRefuses() {
        assertThat(limits.now().await().indefinitely()).isEqualTo(CleaningLimits.DEFAULT);
        assertThat(ingest.requests).containsExactly("GET " + PATH);
    }
}
