package io.lethe.recommend.service.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.remote.QueryTime.From;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTimeTest {
    @Test
    void shouldMeanNowWhereNothingIsAskedFor() {
        assertThat(QueryTime.of(null, null)).isEqualTo(QueryTime.NOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = From.class,
            names = {"LEDGER", "HISTORY", "LOG"})
    void shouldReadATimeAndWhatItIsReadFrom(From from) {
        // When
        QueryTime asked = QueryTime.of("1970-01-01T00:00:05Z", from.code());

        // Then
        assertThat(asked.at()).hasValue(5000);
        assertThat(asked.from()).isEqualTo(from);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "LEDGER", "kafka", ""})
    void shouldRefuseWhatThePastIsNotReadFrom(String from) {
        assertThatThrownBy(() -> QueryTime.of("1970-01-01T00:00:05Z", from))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not from '" + from + "'");
    }

    @Test
    void shouldRefuseASourceWithoutATime() {
        assertThatThrownBy(() -> QueryTime.of(null, "ledger"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Name a time");
    }
}
