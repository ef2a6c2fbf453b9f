package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.LearnedNumbers.Moved;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.settings.SettingsHistory.Entry;
import io.lethe.recommend.settings.SettingsStamp;
import io.lethe.recommend.settings.SettingsStamp.How;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsBookTest {
    private static final byte[] SHOP = "shop".getBytes(StandardCharsets.UTF_8);
    private static final Versioned CHANGED = SettingsBook.patched(SettingsBook.read("{}"), "{\"halfLife\":\"3d\"}");

    private static final LearnedNumbers LEARNED = learned();
    private static final LearnedNumbers SAME = learned();

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

    @Test
    void shouldPutWhatWasLearnedOverTheSettingsAndKeepOneObject() {
        // Given
        String version = book.of("shop").version();

        // When
        book.learn("shop", LEARNED);

        // Then
        Versioned inForce = book.of("shop");
        assertThat(inForce.settings().mix().text()).isEqualTo(0.1);
        assertThat(inForce.document().settings().mix().text()).isEqualTo(0.2);
        assertThat(inForce.answer().at("/mix/text").asDouble()).isEqualTo(0.2);
        assertThat(inForce.version()).isEqualTo(version);
        assertThat(inForce.mix()).isEqualTo(LEARNED.version());
        assertThat(book.of("other").mix()).isNull();

        // When
        book.learn("shop", SAME);
        book.apply(message(SHOP, SettingsBook.read("{}").document().json(), null));

        // Then
        assertThat(book.of("shop").settings()).isSameAs(inForce.settings());

        // When
        book.learn("shop", null);

        // Then
        assertThat(book.of("shop").settings()).isEqualTo(SettingsBook.read("{}").settings());
        assertThat(book.of("shop").mix()).isNull();
    }

    @Test
    void shouldLetSettingsHoldOverrideAndSwitchOff() {
        // Given
        book.learn("shop", LEARNED);
        Versioned held = SettingsBook.read("{learning: {hold: [text]}}");
        Versioned set = SettingsBook.read("{mix: {text: 0.9}}");
        Versioned off = SettingsBook.read("{learning: {mix: false}}");

        // Then
        for (Versioned one : List.of(held, set, off)) {
            book.apply(message(SHOP, one.document().json(), null));
            assertThat(book.of("shop").settings()).isEqualTo(one.settings());
            assertThat(book.of("shop").mix()).isNull();
        }
        book.apply(message(SHOP, null, null));
        assertThat(book.of("shop").settings().mix().text()).isEqualTo(0.1);
    }

    @Test
    void shouldPutWhatWasLearnedOverOtherSettingsByTheSameRule() {
        // Given
        book.learn("shop", LEARNED);
        Versioned other = SettingsBook.read("{diversity: 0.5}");

        // Then
        assertThat(book.over("shop", other).settings())
                .isEqualTo(other.settings().withMix(MixNumber.TEXT.in(Mix.defaults(), 0.1)));
        assertThat(book.over("shop", other).version()).isEqualTo(other.version());
        assertThat(book.over("elsewhere", other).settings()).isEqualTo(other.settings());
        assertThat(book.over("shop", SettingsBook.read("{mix: {text: 0.9}}")).mix())
                .isNull();
    }

    private static LearnedNumbers learned() {
        return new LearnedNumbers(
                Map.of(MixNumber.TEXT, new Moved(0.2, 0.1)), null, "0123456789ab", 600, 0.1, 0.2, 40, 5_000);
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
