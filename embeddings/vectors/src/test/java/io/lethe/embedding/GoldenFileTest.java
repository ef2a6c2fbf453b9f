package io.lethe.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.event.ByteWriter;
import io.lethe.event.GivenVector;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.MalformedBytesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The stored forms of each version, byte by byte, as the files in {@code golden} hold them. Those files never change. */
class GoldenFileTest {
    private static final ModelId MODEL = new ModelId("all-minilm-l6-v2");

    private static final EmbeddedInteraction WITH_TEXT = new EmbeddedInteraction(
            new Interaction(
                    "default",
                    "u1",
                    "e1",
                    "i1",
                    "review",
                    4.5,
                    "a quiet film about 海",
                    0.75,
                    90_000L,
                    1_700_000_000_123L,
                    7,
                    new TreeMap<>(Map.of("device", "tv"))),
            new EmbeddedInteraction.TextMeaning(QuantizedEmbedding.of(new float[] {0.5f, -1f, 0.25f, 0f}), MODEL));

    private static final EmbeddedInteraction WITHOUT_TEXT =
            EmbeddedInteraction.withoutText(Interaction.of("default", "u1", "e2", "i1", "view", -5));

    private static final EmbeddedItem ITEM = new EmbeddedItem(
            new Item(
                    "default",
                    "i1",
                    "Sea",
                    "Waves.",
                    List.of("Film", "Documentary"),
                    new TreeMap<>(Map.of("price", 9.5, "new", true, "tags", List.of("blue"))),
                    true,
                    1_600_000_000_000L,
                    null),
            Embedding.normalized(new float[] {1, 2, -2}),
            MODEL);

    private static final EmbeddedItem READ_BY_TWO = new EmbeddedItem(
            ITEM.item(),
            ITEM.embedding(),
            MODEL,
            new Meaning(Embedding.normalized(new float[] {3, 4}), new ModelId("bge-small-en-v1.5-q")));

    private static final EmbeddedItem GIVEN = new EmbeddedItem(
            new Item("default", "i2", "Shell", "", List.of(), new TreeMap<>(), false, null, GivenVector.of(3, 4)),
            Embedding.normalized(new float[] {3, 4}),
            ModelId.GIVEN);

    private static final TopicCodebook CODEBOOK = new TopicCodebook(
            MODEL,
            300,
            List.of(
                    new TopicCodebook.Topic("sailing", QuantizedEmbedding.of(new float[] {1, 0, -0.5f})),
                    new TopicCodebook.Topic("太空", QuantizedEmbedding.of(new float[] {0, 1, 1}))));

    @Test
    void shouldKeepEmbeddedInteraction() throws IOException {
        assertThat(hex(EmbeddedInteractionCodec.encode(WITH_TEXT))).isEqualTo(golden("embedded-interaction-v1"));
        assertThat(EmbeddedInteractionCodec.decode("default", "u1", "e1", bytes("embedded-interaction-v1")))
                .isEqualTo(WITH_TEXT);
    }

    @Test
    void shouldKeepEmbeddedInteractionWithoutText() throws IOException {
        assertThat(hex(EmbeddedInteractionCodec.encode(WITHOUT_TEXT)))
                .isEqualTo(golden("embedded-interaction-without-text-v1"));
        assertThat(EmbeddedInteractionCodec.decode(
                        "default", "u1", "e2", bytes("embedded-interaction-without-text-v1")))
                .isEqualTo(WITHOUT_TEXT);
    }

    @Test
    void shouldKeepEmbeddedItem() throws IOException {
        assertThat(hex(EmbeddedItemCodec.encode(ITEM))).isEqualTo(golden("embedded-item-v1"));
        assertThat(EmbeddedItemCodec.decode("default", "i1", bytes("embedded-item-v1")))
                .isEqualTo(ITEM);
    }

    @Test
    void shouldKeepEmbeddedItemThatTwoModelsHaveRead() throws IOException {
        assertThat(hex(EmbeddedItemCodec.encode(READ_BY_TWO))).isEqualTo(golden("embedded-item-v2"));
        assertThat(EmbeddedItemCodec.decode("default", "i1", bytes("embedded-item-v2")))
                .isEqualTo(READ_BY_TWO);
        assertThat(golden("embedded-item-v2").substring(2))
                .as("version 2 is version 1 with another model behind it")
                .startsWith(golden("embedded-item-v1").substring(2));
    }

    @Test
    void shouldRefuseAnEmbeddedItemOfAnotherVersionOrOfOneModelTwice() throws IOException {
        // Given
        byte[] newer = bytes("embedded-item-v2");
        newer[0] = 3;
        byte[] cut = Arrays.copyOf(bytes("embedded-item-v1"), bytes("embedded-item-v1").length);
        cut[0] = 2;
        byte[] twice = HexFormat.of()
                .parseHex(golden("embedded-item-v2")
                        .replace(hexText("bge-small-en-v1.5-q"), hexText("all-minilm-l6-v2")));

        // Then
        assertThatThrownBy(() -> EmbeddedItemCodec.decode("default", "i1", newer))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessage("an embedded item of version 3, this build reads the versions 1 and 2");
        assertThatThrownBy(() -> EmbeddedItemCodec.decode("default", "i1", cut))
                .isInstanceOf(MalformedBytesException.class);
        assertThatThrownBy(() -> EmbeddedItemCodec.decode("default", "i1", twice))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessageContaining("two embeddings of the model all-minilm-l6-v2");
    }

    @Test
    void shouldKeepModelsInUse() throws IOException {
        // Given
        ModelsInUse alone = new ModelsInUse(MODEL, null);
        ModelsInUse both = new ModelsInUse(MODEL, new ModelId("bge-small-en-v1.5-q"));

        // Then
        assertThat(hex(ModelsInUseCodec.key())).isEqualTo(hexText("models"));
        assertThat(hex(ModelsInUseCodec.encode(alone))).isEqualTo(golden("models-in-use-v1"));
        assertThat(ModelsInUseCodec.decode(bytes("models-in-use-v1"))).isEqualTo(alone);
        assertThat(hex(ModelsInUseCodec.encode(both))).isEqualTo(golden("models-in-use-with-next-v1"));
        assertThat(ModelsInUseCodec.decode(bytes("models-in-use-with-next-v1"))).isEqualTo(both);
        assertThatThrownBy(() -> new ModelsInUse(MODEL, MODEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("all-minilm-l6-v2 is in use already");
    }

    @Test
    void shouldKeepItemWithGivenVector() throws IOException {
        assertThat(hex(EmbeddedItemCodec.encode(GIVEN))).isEqualTo(golden("embedded-item-given-v1"));
        assertThat(EmbeddedItemCodec.decode("default", "i2", bytes("embedded-item-given-v1")))
                .isEqualTo(GIVEN);
    }

    @Test
    void shouldKeepCodebook() throws IOException {
        assertThat(hex(TopicCodebookCodec.encode(CODEBOOK))).isEqualTo(golden("topic-codebook-v1"));
        assertThat(TopicCodebookCodec.decode(bytes("topic-codebook-v1"))).isEqualTo(CODEBOOK);
    }

    @Test
    void shouldRefuseAnotherVersion() throws IOException {
        // Given
        byte[] bytes = bytes("topic-codebook-v1");
        bytes[0] = 9;

        // Then
        assertThatThrownBy(() -> TopicCodebookCodec.decode(bytes))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessage("a topic codebook of version 9, this build reads version 1");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A text as stored forms have it: its length, and its bytes. */
    private static String hexText(String text) {
        return hex(new ByteWriter(32).putText(text).toBytes());
    }

    private static byte[] bytes(String name) throws IOException {
        return HexFormat.of().parseHex(golden(name));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GoldenFileTest.class.getResourceAsStream("golden/" + name + ".hex"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
