package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.profile.Pace.Moment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final double DAY = 86_400;
    private static final Forgetting PRIOR = new Forgetting(1, 30 * DAY, 2, 4, 8, 0, 6 * 3600, 100);

    @Test
    void shouldKeepTheKernelWhereNothingIsKnown() {
        // When
        Pace pace = Pace.of(List.of(every(0, 1)), PRIOR).get(0);

        // Then
        assertThat(pace.returns()).isZero();
        assertThat(pace.stretch()).isCloseTo(1, within(1e-12));
        assertThat(pace.usualGapSeconds()).isCloseTo(30 * DAY, within(1e-6));
    }

    @Test
    void shouldShrinkFromUserToInterestToType() {
        // When
        List<Pace> paces = Pace.of(List.of(every(2, 11), every(20, 6)), PRIOR);

        // Then
        double user = (2 * Math.log(30) + 10 * Math.log(2) + 5 * Math.log(20)) / 17;
        double often = (4 * user + 10 * Math.log(2)) / 14;
        double seldom = (4 * user + 5 * Math.log(20)) / 9;
        double oftenViewed = (8 * often + 10 * Math.log(2)) / 18;
        assertThat(paces.get(0).usualGapSeconds()).isCloseTo(Math.exp(often) * DAY, within(1e-6));
        assertThat(paces.get(1).usualGapSeconds()).isCloseTo(Math.exp(seldom) * DAY, within(1e-6));
        assertThat(paces.get(0).stretch()).isCloseTo(Math.exp(often) / 30, within(1e-12));
        assertThat(paces.get(0).stretch("view")).isCloseTo(Math.exp(oftenViewed) / 30, within(1e-12));
        assertThat(paces.get(0).stretch("purchase")).isEqualTo(paces.get(0).stretch());
    }

    @Test
    void shouldForgetMoreSlowlyWhatWasRepeated() {
        // Given
        Forgetting repeating = new Forgetting(1, 30 * DAY, 2, 4, 8, 0.5, 6 * 3600, 100);

        // Then
        assertThat(Pace.of(List.of(every(30, 10)), repeating).get(0).stretch()).isCloseTo(Math.sqrt(10), within(1e-12));
    }

    @Test
    void shouldTakeEventsOfOneVisitForOne() {
        // Given
        List<Moment> visit = List.of(view(0), view(60), view(3600), view(5 * DAY));

        // Then
        assertThat(Pace.of(List.of(visit), PRIOR).get(0).returns()).isEqualTo(1);
    }

    @Test
    void shouldKeepWithinBounds() {
        // Given
        Forgetting narrow = new Forgetting(1, 30 * DAY, 0.1, 0.1, 0.1, 0, 0, 3);

        // Then
        assertThat(Pace.of(List.of(every(0.5, 100)), narrow).get(0).stretch()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(Pace.of(List.of(every(900, 10)), narrow).get(0).stretch()).isEqualTo(3);
    }

    @Test
    void shouldNotAdaptWhereItIsNotTo() {
        assertThat(Pace.of(List.of(every(2, 10)), PRIOR.off()).get(0).stretch("view"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseAPriorThatIsNone(double wrong) {
        assertThatThrownBy(() -> new Forgetting(wrong, 1, 1, 1, 1, 0, 0, 2)).hasMessageContaining("adaption");
        assertThatThrownBy(() -> new Forgetting(1, wrong, 1, 1, 1, 0, 0, 2)).hasMessageContaining("priorGap");
        assertThatThrownBy(() -> new Forgetting(1, 1, 1, 1, 1, wrong, 0, 2)).hasMessageContaining("repetition");
        assertThatThrownBy(() -> new Forgetting(1, 1, 1, 1, 1, 0, 0, wrong)).hasMessageContaining("mostStretch");
    }

    private static List<Moment> every(double days, int events) {
        List<Moment> traces = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            traces.add(view(i * days * DAY));
        }
        return traces;
    }

    private static Moment view(double seconds) {
        return new Moment("view", Math.round(seconds * 1000));
    }
}
