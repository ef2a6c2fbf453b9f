package io.lethe.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every stored form in the logs with golden bytes, which are never rewritten. */
class StoredFormsTest {
    private static final Properties GOLDEN = golden();

    /** A sample, how it is written, and how it is read. */
    @SuppressWarnings("ArrayRecordComponent")
    record Form(String name, byte[] bytes, Object sample, Function<byte[], Object> reader) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                interaction("interaction-v1-full", Samples.FULL),
                interaction("interaction-v1-least", Samples.LEAST),
                interaction("interaction-v1-words", Samples.WORDS),
                item("item-v1-full", Samples.ITEM),
                item("item-v1-least", Samples.LEAST_ITEM),
                new Form(
                        "event-key",
                        EventKey.of(Samples.FULL).toBytes(),
                        EventKey.of(Samples.FULL),
                        EventKey::fromBytes),
                new Form("item-key-content", Samples.ITEM.key().toBytes(), Samples.ITEM.key(), ItemKey::fromBytes),
                new Form(
                        "item-key-withdrawn",
                        ItemKey.withdrawn("shop-1", "film-7").toBytes(),
                        ItemKey.withdrawn("shop-1", "film-7"),
                        ItemKey::fromBytes),
                new Form("user-key", Samples.USER.toBytes(), Samples.USER, UserKey::fromBytes),
                new Form("origin", Samples.ORIGIN.toBytes(), Samples.ORIGIN, Origin::fromBytes));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldWriteTheGoldenBytes(Form form) {
        assertThat(HexFormat.of().formatHex(form.bytes())).isEqualTo(GOLDEN.getProperty(form.name()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldReadTheGoldenBytes(Form form) {
        byte[] golden = HexFormat.of().parseHex(Objects.requireNonNull(GOLDEN.getProperty(form.name())));

        assertThat(form.reader().apply(golden)).isEqualTo(form.sample());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldRefuseBytesCutShort(Form form) {
        for (int length = 0; length < form.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(form.bytes(), length);

            assertThatThrownBy(() -> form.reader().apply(cut))
                    .as("%d of %d bytes", length, form.bytes().length)
                    .isInstanceOf(MalformedBytesException.class);
        }
    }

    @Test
    void shouldKeepTheFormsOfTextsAsTheyAre() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("position", Samples.POSITION.toToken());
        texts.put("position-none", Position.NONE.toToken());
        texts.put("id-from-content", EventIds.fromContent(Samples.FULL));
        texts.put("id-from-content-least", EventIds.fromContent(Samples.LEAST));
        texts.put("id-from-sequence", EventIds.fromSequence(Samples.FULL));
        texts.put("id-from-origin", EventIds.fromOrigin(Samples.ORIGIN));
        texts.put("id-from-request", EventIds.fromRequest("order 118", 4));
        texts.put("json-interaction", new String(PublicJson.of(Samples.FULL), StandardCharsets.UTF_8));
        texts.put("json-item", new String(PublicJson.of(Samples.ITEM), StandardCharsets.UTF_8));

        assertThat(texts).allSatisfy((name, text) -> assertThat(text).isEqualTo(GOLDEN.getProperty(name)));
        assertThat(Position.fromToken(Objects.requireNonNull(GOLDEN.getProperty("position"))))
                .isEqualTo(Samples.POSITION);
    }

    @Test
    void shouldRefuseOtherVersions() {
        Consumer<byte[]> refused = bytes -> {
            bytes[0] = 2;
            assertThatThrownBy(() -> InteractionCodec.decode("t", "u", "e", bytes))
                    .isInstanceOf(MalformedBytesException.class)
                    .hasMessageContaining("version 2");
            assertThatThrownBy(() -> ItemCodec.decode("t", "i", bytes))
                    .isInstanceOf(MalformedBytesException.class)
                    .hasMessageContaining("version 2");
        };

        refused.accept(InteractionCodec.encode(Samples.FULL));
        refused.accept(ItemCodec.encode(Samples.ITEM));
    }

    private static Form interaction(String name, Interaction sample) {
        return new Form(
                name,
                InteractionCodec.encode(sample),
                sample,
                bytes -> InteractionCodec.decode(sample.tenant(), sample.userId(), sample.eventId(), bytes));
    }

    private static Form item(String name, Item sample) {
        return new Form(
                name,
                ItemCodec.encode(sample),
                sample,
                bytes -> ItemCodec.decode(sample.tenant(), sample.itemId(), bytes));
    }

    private static Properties golden() {
        Properties golden = new Properties();
        try (InputStream in = StoredFormsTest.class.getResourceAsStream("/golden/stored-forms.properties")) {
            golden.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }
}
