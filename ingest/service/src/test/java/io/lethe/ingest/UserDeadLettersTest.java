package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserDeadLettersTest {
    private final UserDeadLetters letters = new UserDeadLetters(new UserKey("shop", "ann"));

    @Test
    void shouldFindTheLettersOfOneUserOfOneTenant() {
        // When
        take(1, "{\"tenant\":\"shop\",\"userId\":\"ann\"}");
        take(2, "{\"tenant\":\"shop\",\"userId\":\"bob\"}");
        take(3, "{\"tenant\":\"other\",\"userId\":\"ann\"}");
        take(4, "{\"tenant\":\"shop\"}");
        take(5, "{\"tenant\":\"shop\",\"userId\":\"ann\",\"reason\":\"is missing\"}");

        // Then
        assertThat(letters.keys()).containsExactlyInAnyOrder(key(1), key(5));
    }

    @Test
    void shouldTakeTheNewestLetterUnderAKey() {
        // When
        take(1, "{\"tenant\":\"shop\",\"userId\":\"ann\"}");
        take(2, "{\"tenant\":\"shop\",\"userId\":\"ann\"}");
        take(3, "{\"tenant\":\"shop\",\"userId\":\"bob\"}");
        take(1, null);
        take(2, "{\"tenant\":\"shop\",\"userId\":\"bob\"}");
        take(3, "{\"tenant\":\"shop\",\"userId\":\"ann\"}");

        // Then
        assertThat(letters.keys()).containsExactly(key(3));
    }

    @Test
    void shouldPassOverWhatIsNoLetter() {
        // When
        take(1, "{\"tenant\":\"shop\",\"userId\":\"ann\"");
        take(2, "");
        take(3, "null");

        // Then
        assertThat(letters.keys()).isEmpty();
    }

    private void take(int key, @Nullable String letter) {
        letters.take(new byte[] {(byte) key}, letter == null ? null : letter.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteBuffer key(int key) {
        return ByteBuffer.wrap(new byte[] {(byte) key});
    }
}
