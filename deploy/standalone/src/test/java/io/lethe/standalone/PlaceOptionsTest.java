package io.lethe.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PlaceOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:8090, false",
        "0.0.0.0, http://localhost:8090, true",
        "::, http://localhost:8090, true",
        "192.0.2.7, http://192.0.2.7:8090, false",
        "::1, http://[::1]:8090, false"
    })
    void shouldReachItselfWhereItListens(String host, String url, boolean everywhere) {
        // Given
        PlaceOptions place = new PlaceOptions();

        // When
        new CommandLine(place).parseArgs("--host", host, "--port", "8090");

        // Then
        assertThat(place.url()).isEqualTo(url);
        assertThat(place.listensEverywhere()).isEqualTo(everywhere);
    }
}
