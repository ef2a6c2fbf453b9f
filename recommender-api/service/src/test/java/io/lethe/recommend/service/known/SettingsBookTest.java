package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.settings.SettingsHistory.Entry;
import io.lethe.recommend.settings.SettingsStamp;
import io.lethe.recommend.settings.SettingsStamp.How;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsBookTest {
    private static final byte[] SHOP = "shop".getBytes(StandardCharsets.UTF_8);
    private static final Versioned CHANGED = SettingsBook.patched(SettingsBook.read("{}"), "{\"halfLife\":\"3d\"}");

    private final SettingsBook book = new SettingsBook();

    @Test
    void shouldTakeSettingsOfATenantAndGoBackToTheDefaultsWhereTheyEnd() {
        // Given
        String defaults = book.of("shop").version();

        // When
        assertThat(book.apply(message(SHOP, CHANGED.document().json(), null))).contains("shop");

        // Then
        assertThat(book.of("shop").version()).isEqualTo(CHANGED.version()).isNotEqualTo(defaults);
        assertThat(book.of("other").version()).isEqualTo(defaults);
        assertThat(book.apply(message(SHOP, null, null))).contains("shop");
        assertThat(book.of("shop").version()).isEqualTo(defaults);
    }

    @Test
    void shouldKeepWhatIsInForceWhereTheTopicCannotBeRead() {
        // Given
        book.apply(message(SHOP, CHANGED.document().json(), null));

        // When / Then
        assertThat(book.apply(message(SHOP, "{ no settings", null))).isEmpty();
        assertThat(book.of("shop").version()).isEqualTo(CHANGED.version());
    }

    @Test
    void shouldKeepEarlierChangesBesideWhatIsInForce() {
        // Given
        String inForce = book.of("shop").version();
        byte[] key = SettingsBook.keyOfKept("shop", 1);

        // When
        assertThat(book.apply(message(key, CHANGED.document().json(), new SettingsStamp(1, 10, How.PUT, null))))
                .isEmpty();

        // Then
        assertThat(book.of("shop").version()).isEqualTo(inForce);
        assertThat(book.history("shop").entries()).extracting(Entry::version).contains(CHANGED.version());
        assertThat(book.history("other").entries()).extracting(Entry::version).doesNotContain(CHANGED.version());
        book.apply(message(key, null, null));
        assertThat(book.history("shop").entries()).extracting(Entry::version).doesNotContain(CHANGED.version());
    }

    @Test
    void shouldRefuseSettingsWithTheLineThatIsWrong() {
        assertThatThrownBy(() -> SettingsBook.read("\nkernel: nonsense\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Line 2: kernel: ");
    }

    private static ConsumerRecord<byte[], byte[]> message(
            byte[] key, @Nullable String value, @Nullable SettingsStamp stamp) {
        ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>(
                "settings", 0, 0, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        if (stamp != null) {
            message.headers().add(SettingsStamp.HEADER, stamp.toBytes());
        }
        return message;
    }
}
