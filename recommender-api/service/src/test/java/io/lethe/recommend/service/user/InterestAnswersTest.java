package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.KernelExpression;
import io.lethe.recommend.service.user.InterestAnswers.Reading;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InterestAnswersTest {
    @Test
    void shouldSayOnlyTheHalfLivesThatAKernelHas() {
        // Given
        Kernel clock = KernelExpression.parse("exponential(7d)");
        Kernel position = KernelExpression.parse("positions(exponential(20))");

        // When / Then
        assertThat(Reading.of(clock)).isEqualTo(new Reading("exponential(7d)", null, 7 * 86_400.0, null));
        assertThat(Reading.of(position).halfLifeSeconds()).isNull();
        assertThat(Reading.of(position).halfLifeEvents()).isEqualTo(20);
    }

    @Test
    void shouldNameTheKernelsOfTypesInOrder() {
        // Given
        Kernel kernel = new ByType(
                KernelExpression.parse("exponential(7d)"),
                new TreeMap<>(Map.of(
                        "view", KernelExpression.parse("exponential(1d)"),
                        "purchase", KernelExpression.parse("exponential(60d)"))));

        // When
        Reading reading = Reading.of(kernel);

        // Then
        assertThat(reading.kernel()).isEqualTo("exponential(7d)");
        assertThat(reading.halfLifeSeconds()).isEqualTo(7 * 86_400.0);
        assertThat(reading.kernels()).hasToString("{purchase=exponential(60d), view=exponential(1d)}");
    }
}
