package io.lethe.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.DeadLetter.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final Origin ORIGIN = new Origin("lethe.events", 2, 40);
    private static final byte[] KEY = {1};
    private static final byte[] VALUE = "v\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldLieUnderTheOriginOfItsRecord() {
        assertThat(Origin.fromBytes(letter("r", null, null, null).key())).isEqualTo(ORIGIN);
    }

    @Test
    void shouldEscapeSurrogatesInALetterWithTheWholeRecord() {
        // When
        byte[] bytes = letter("r\u00e9", null, "shop", "u\uD83D\uDE00").toBytes(KEY, VALUE);

        // Then
        assertThat(text(bytes))
                .isEqualTo("{\"reason\":\"r\u00e9\",\"topic\":\"lethe.events\",\"partition\":2,\"offset\":40,"
                        + "\"arrivedAt\":\"1970-01-01T00:00:07Z\",\"tenant\":\"shop\",\"userId\":\"u\\uD83D\\uDE00\","
                        + "\"key\":\"AQ==\",\"value\":\"dvCfmIA=\"}");
    }

    @Test
    void shouldWriteReadableLettersInUtf8WithTheFaultAndTheText() {
        // When
        byte[] bytes = letter("r", new Fault("type", "g\uD83D\uDE00", "missing"), "shop", "u\uD83D\uDE00")
                .toReadableBytes(KEY, VALUE, "v\uD83D\uDE00");

        // Then
        assertThat(text(bytes))
                .isEqualTo("{\"reason\":\"r\",\"field\":\"type\",\"given\":\"g\uD83D\uDE00\",\"flaw\":\"missing\","
                        + "\"topic\":\"lethe.events\",\"partition\":2,\"offset\":40,"
                        + "\"arrivedAt\":\"1970-01-01T00:00:07Z\",\"tenant\":\"shop\",\"userId\":\"u\uD83D\uDE00\","
                        + "\"key\":\"AQ==\",\"value\":\"dvCfmIA=\",\"text\":\"v\uD83D\uDE00\"}");
    }

    @Test
    void shouldLeaveOutWhatIsUnknown() {
        // Given
        String known =
                "\"topic\":\"lethe.events\",\"partition\":2,\"offset\":40,\"arrivedAt\":\"1970-01-01T00:00:07Z\"}";

        // Then
        assertThat(text(letter("r", null, null, null).toBytes(null, null))).isEqualTo("{\"reason\":\"r\"," + known);
        assertThat(text(letter("r", new Fault("$", null, "missing"), null, null).toReadableBytes(null, null, null)))
                .isEqualTo("{\"reason\":\"r\",\"field\":\"$\",\"flaw\":\"missing\"," + known);
    }

    @Test
    void shouldEscapeAnUnpairedSurrogateInALetterWithTheWholeRecord() {
        assertThat(text(letter("\uD83Dx", null, null, null).toBytes(null, null)))
                .startsWith("{\"reason\":\"\\uD83Dx\",");
    }

    @Test
    void shouldCutValuesOfReadableLettersAlone() {
        // Given
        DeadLetter letter = letter("r", null, null, null);
        byte[] whole = new byte[DeadLetter.LARGEST_VALUE];
        byte[] larger = new byte[DeadLetter.LARGEST_VALUE + 1];

        // Then
        assertThat(text(letter.toReadableBytes(null, whole, null))).doesNotContain("truncated");
        assertThat(text(letter.toReadableBytes(null, larger, "t")))
                .endsWith("\",\"truncated\":true}")
                .hasSameSizeAs(text(letter.toBytes(null, whole)) + ",\"truncated\":true");
        assertThat(text(letter.toBytes(null, larger))).doesNotContain("truncated");
    }

    @Test
    void shouldLeaveOutTheTextOfALargeValue() {
        // Given
        DeadLetter letter = letter("r", null, null, null);

        // Then
        assertThat(text(letter.toReadableBytes(null, new byte[DeadLetter.LARGEST_TEXT], "t")))
                .endsWith(",\"text\":\"t\"}");
        assertThat(text(letter.toReadableBytes(null, new byte[DeadLetter.LARGEST_TEXT + 1], "t")))
                .doesNotContain("\"text\"");
    }

    private static DeadLetter letter(
            String reason, @Nullable Fault fault, @Nullable String tenant, @Nullable String userId) {
        return new DeadLetter(reason, fault, ORIGIN, Instant.ofEpochSecond(7), tenant, userId);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
