package io.lethe.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final int LIMIT = 40;

    @Test
    void shouldReadLineAfterLine() throws IOException {
        // Given
        LineReader lines = reader("{\"a\":1}\r\n\n{\"a\":2}");

        // Then
        assertThat(lines.next()).isTrue();
        assertThat(lines.isBlank()).isFalse();
        assertThat(lines.read()).isInstanceOfSatisfying(Accepted.class, one -> assertThat(one.value())
                .hasToString("{\"a\":1}"));
        assertThat(lines.next()).isTrue();
        assertThat(lines.isBlank()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(lines.read()).isInstanceOfSatisfying(Accepted.class, one -> assertThat(one.value())
                .hasToString("{\"a\":2}"));
        assertThat(lines.next()).isFalse();
    }

    @Test
    void shouldGoOnBehindALineThatIsTooLong() throws IOException {
        // Given
        LineReader lines = reader("x".repeat(LIMIT + 1) + "\n{}");

        // When
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        lines.skipRest();

        // Then
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
        assertThat(lines.read()).isInstanceOf(Accepted.class);
    }

    @Test
    void shouldPassOverWhiteSpaceToWhatFollows() throws IOException {
        // Given
        LineReader lines = reader("{}\n \t\r\n ");
        LineReader more = reader("{}\n \t\r\n x");

        // When
        lines.next();
        more.next();

        // Then
        assertThat(lines.hasMore()).isFalse();
        assertThat(more.hasMore()).isTrue();
    }

    @Test
    void shouldGiveBackTheLineWithTheRest() throws IOException {
        // Given
        String body = "[{\n\"a\":1}]\n";
        LineReader lines = reader(body);

        // When
        lines.next();

        // Then
        assertThat(lines.withRest().readAllBytes()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LIMIT);
    }
}
