package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.TopicCodebook;
import io.lethe.embedding.TopicCodebook.Topic;
import io.lethe.embedding.TopicCodebookCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The codebooks that Lethe ships are the embeddings of the topics in {@code topics-en.txt} and {@code topics-zh.txt},
 * one a line: a label, a colon, and what it is about. This test compares the shipped ones with those lists, and writes
 * them anew when asked:
 *
 * <pre>
 * ./mvnw test -pl embeddings/langchain4j -am -Dtest=GeneralCodebookTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dlethe.codebook.write=true
 * </pre>
 */
class GeneralCodebookTest {
    private static final Path SHIPPED = Path.of("../vectors/src/main/resources/io/lethe/embedding/codebook");

    @ParameterizedTest
    @CsvSource({
        "ALL_MINILM_L6_V2, topics-en.txt",
        "ALL_MINILM_L6_V2_Q, topics-en.txt",
        "BGE_SMALL_EN_V15_Q, topics-en.txt",
        "BGE_SMALL_ZH_V15, topics-zh.txt"
    })
    void shouldShipTheTopicsOfTheList(BundledModel model, String list) throws IOException {
        // Given
        TopicCodebook made = made(model, list);
        if (Boolean.getBoolean("lethe.codebook.write")) {
            Files.createDirectories(SHIPPED);
            Files.write(SHIPPED.resolve(model.id().name() + ".bin"), TopicCodebookCodec.encode(made));
        }

        // When
        byte[] bytes = Files.readAllBytes(SHIPPED.resolve(model.id().name() + ".bin"));
        TopicCodebook shipped = TopicCodebookCodec.decode(bytes);

        // Then
        assertThat(shipped.model()).isEqualTo(model.id());
        assertThat(shipped.topics())
                .extracting(Topic::label)
                .containsExactlyElementsOf(
                        made.topics().stream().map(Topic::label).toList());
        for (int i = 0; i < made.topics().size(); i++) {
            assertThat(shipped.topics()
                            .get(i)
                            .centroid()
                            .cosine(made.topics().get(i).centroid()))
                    .isGreaterThan(0.999);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ALL_MINILM_L6_V2, Apollo 13: the crew of a damaged spacecraft tries to return to Earth, space travel",
        "ALL_MINILM_L6_V2, moisturizing hand cream with aloe, skin care",
        "ALL_MINILM_L6_V2, cupcakes and home-made bread rolls, baking",
        "ALL_MINILM_L6_V2_Q, 'Apollo 13: the crew of a damaged spacecraft tries to return to Earth', space travel",
        "BGE_SMALL_EN_V15_Q, 'Apollo 13: the crew of a damaged spacecraft tries to return to Earth', space travel",
        "BGE_SMALL_EN_V15_Q, moisturizing hand cream with aloe, skin care",
        "BGE_SMALL_ZH_V15, 三位宇航员驾驶飞船前往火星, 太空旅行",
        "BGE_SMALL_ZH_V15, 成都最好吃的麻辣火锅, 火锅"
    })
    void shouldSortTextsIntoTopics(BundledModel model, String text, String label) {
        TopicCodebook general = TopicCodebook.general(model.id()).orElseThrow();

        assertThat(general.topicOf(Models.of(model).embed(text).quantized()).label())
                .isEqualTo(label);
    }

    private static TopicCodebook made(BundledModel model, String list) throws IOException {
        List<String> labels = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(GeneralCodebookTest.class.getResourceAsStream(list))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                labels.add(line.split("[:：]", 2)[0]);
                texts.add(line);
            });
        }
        List<Embedding> embeddings = Models.of(model).embed(texts);
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            topics.add(new Topic(labels.get(i), embeddings.get(i).quantized()));
        }
        return new TopicCodebook(model.id(), TopicCodebook.GENERAL, topics);
    }
}
