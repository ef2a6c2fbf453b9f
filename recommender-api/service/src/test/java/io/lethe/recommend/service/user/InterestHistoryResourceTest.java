package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.user.InterestHistoryResource.Span;
import org.junit.jupiter.api.Test;

class InterestHistoryResourceTest {
    @Test
    void shouldCutASpanIntoStepsWithBothEnds() {
        // When
        Span span = Span.of(0, 10, 4);

        // Then
        assertThat(span.times()).containsExactly(0L, 3L, 5L, 8L, 10L);
        assertThat(span.texts()).first().isEqualTo("1970-01-01T00:00:00Z");
        assertThat(span.last()).isEqualTo("1970-01-01T00:00:00.010Z");
    }

    @Test
    void shouldLookAheadByAThirdOfThePast() {
        // When
        Span ahead = Span.of(0, 360 * SmallShop.DAY, 90).ahead();

        // Then
        assertThat(ahead.times()).hasSize(30);
        assertThat(ahead.times()).first().isEqualTo(364 * SmallShop.DAY);
        assertThat(ahead.times()).last().isEqualTo(480 * SmallShop.DAY);
    }

    @Test
    void shouldLookAheadByThirtyDaysAndTwentyStepsAtLeast() {
        // When
        Span ahead = Span.of(0, SmallShop.DAY, 1).ahead();

        // Then
        assertThat(ahead.times()).hasSize(20).doesNotContain(SmallShop.DAY);
        assertThat(ahead.times()).last().isEqualTo(31 * SmallShop.DAY);
    }
}
