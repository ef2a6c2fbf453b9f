package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ingest.cleaning.CleaningLimits;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    @Test
    void shouldHaveTheDefaultsOfCleaning() {
        assertThat(limits(Map.of())).isEqualTo(CleaningLimits.DEFAULT);
    }

    @Test
    void shouldTurnDurationsIntoMilliseconds() {
        // When
        CleaningLimits limits = limits(Map.of(
                "lethe.ingest.cleaning.clock-skew", "2m",
                "lethe.ingest.cleaning.max-dwell", "1h",
                "lethe.ingest.cleaning.earliest-time", "1970-01-01T00:00:01Z",
                "lethe.ingest.cleaning.extra-types", "wave,nod"));

        // Then
        assertThat(limits.clockSkewMs()).isEqualTo(120_000);
        assertThat(limits.maxDwellMs()).isEqualTo(3_600_000);
        assertThat(limits.earliestTime()).isEqualTo(1_000);
        assertThat(limits.extraTypes()).containsExactlyInAnyOrder("wave", "nod");
        assertThat(limits.maxTextLength()).isEqualTo(CleaningLimits.DEFAULT.maxTextLength());
    }

    private static CleaningLimits limits(Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IngestConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(IngestConfig.class).cleaning().limits();
    }
}
