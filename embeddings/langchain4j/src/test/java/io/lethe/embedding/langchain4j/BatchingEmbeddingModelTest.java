package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.lethe.embedding.Embedding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchingEmbeddingModelTest {
    private static final List<String> WORDS = List.of(
            "sea",
            "sailing",
            "Crème",
            "brûlée,",
            "24",
            "€",
            "it's",
            "chef's",
            "U.S.A.",
            "C++",
            "##ing",
            "naïve",
            "Großstadt",
            "unbelievably",
            "wi-fi",
            "😀",
            "👩‍🚀",
            "太空",
            "冒险",
            "宇宙飞船",
            "кит",
            "日本語",
            "سفينة",
            "[MASK]",
            "3.5mm",
            "(LED)",
            "anti-aging",
            "7806397051",
            "moisturizing",
            "e.g.",
            "\"quoted\"",
            "a/b",
            "x_y",
            "—",
            "\n");

    private static final List<String> PLAIN = List.of(
            "x",
            "Xtreme Brite Brightening Gel 1oz. Hair Care; Styling Products; Creams, Gels & Lotions",
            "A sailing boat crosses the ocean.",
            "太空冒险",
            "😀",
            "一艘帆船横渡大海。".repeat(150),
            "An astronaut is left behind on Mars. ".repeat(120),
            "Two bakers compete for the love of the same customer");

    /** Every encoder stays in memory until the run ends, as those of {@link Models} do. */
    @ParameterizedTest
    @EnumSource(BundledModel.class)
    void shouldGiveTheVectorsOfLangChain4jsEncoder(BundledModel model) {
        // Given
        LangChain4jReference reference = new LangChain4jReference(model);
        List<String> texts = new ArrayList<>(PLAIN);
        texts.addAll(texts(new Random(11), 60, 90));

        // When
        List<Embedding> embeddings = Models.of(model).embed(texts);

        // Then
        for (int i = 0; i < texts.size(); i++) {
            Embedding expected = reference.read(texts.get(i));
            assertThat(cosine(embeddings.get(i), expected))
                    .as("%s: %s", model.id(), texts.get(i))
                    .isGreaterThan(1 - 1e-6);
        }
        assertThat(embeddings.subList(0, 5))
                .isEqualTo(PLAIN.subList(0, 5).stream().map(reference::read).toList());
    }

    @ParameterizedTest
    @EnumSource(BundledModel.class)
    void shouldGiveATextTheSameBitsInAnyCompany(BundledModel model) {
        // Given
        Random random = new Random(model.ordinal());
        List<String> texts = new ArrayList<>(texts(random, 48, 12));
        List<Embedding> alone = texts.stream().map(Models.of(model)::embed).toList();

        for (int size : new int[] {2, 3, 5, 8, 13, 31, 48}) {
            // When
            List<Integer> company =
                    new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
            Collections.shuffle(company, random);
            List<Integer> chosen = company.subList(0, size);
            List<Embedding> together =
                    Models.of(model).embed(chosen.stream().map(texts::get).toList());

            // Then
            assertThat(together)
                    .as("%s, %d at once", model.id(), size)
                    .isEqualTo(chosen.stream().map(alone::get).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL_MINILM_L6_V2", "BGE_SMALL_ZH_V15"})
    void shouldReadTextsOfEqualLengthTogetherWhereTheBitsAllowIt(BundledModel model) {
        try (LoadedModel loaded = model.load()) {
            assertThat(loaded.tokensTogether()).isEqualTo(LoadedModel.TOKENS_TOGETHER);
            Random random = new Random(7);
            for (int length : new int[] {1, 2, 3, 7, 16, 17, 33, 64, 128}) {
                List<Tokens> texts = IntStream.range(0, 24)
                        .mapToObj(i ->
                                Tokens.of(random.ints(length, 1_000, 20_000).toArray()))
                        .toList();
                float[][] together = loaded.vectors(texts);
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(together[i])
                            .as("row %d of %d tokens", i, length)
                            .isEqualTo(loaded.vectors(List.of(texts.get(i)))[0]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL_MINILM_L6_V2_Q", "BGE_SMALL_EN_V15_Q"})
    void shouldReadTextsOneByOneWhereOthersWouldChangeThem(BundledModel model) {
        try (LoadedModel loaded = model.load()) {
            assertThat(loaded.tokensTogether()).isEqualTo(1);
            Tokens one = loaded.pieces("A sailing boat").get(0).tokens();
            Tokens other = loaded.pieces("bread and cake").get(0).tokens();
            assertThat(one.length()).isEqualTo(other.length());
            assertThat(loaded.vectors(List.of(one, other))[0]).isNotEqualTo(loaded.vectors(List.of(one))[0]);
        }
    }

    @Test
    void shouldReadEqualTextsAlike() {
        // Given
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            texts.add(i % 2 == 0 ? "A Sailing Boat" : "a sailing boat " + i % 5);
        }

        // When
        List<Embedding> embeddings = Models.of(BundledModel.ALL_MINILM_L6_V2).embed(texts);

        // Then
        assertThat(embeddings.stream().distinct()).hasSize(6);
        for (int i = 10; i < texts.size(); i++) {
            assertThat(embeddings.get(i)).isEqualTo(embeddings.get(i % 10));
        }
    }

    @Test
    void shouldBeAModelOfLangChain4j() {
        try (BatchingEmbeddingModel model = new BatchingEmbeddingModel(BundledModel.ALL_MINILM_L6_V2_Q, 1)) {
            // When
            Response<List<dev.langchain4j.data.embedding.Embedding>> answer =
                    model.embedAll(List.of(TextSegment.from("sea"), TextSegment.from("sailing boats")));
            float[] one = model.embed("sea").content().vector();

            // Then
            assertThat(model.dimension()).isEqualTo(384);
            assertThat(model.modelName()).isEqualTo("all-minilm-l6-v2-q");
            assertThat(answer.content()).hasSize(2);
            assertThat(answer.content().get(0).vector()).isEqualTo(one);
            assertThat(answer.tokenUsage()).isEqualTo(new TokenUsage(3));
            assertThat(one)
                    .isEqualTo(Models.of(BundledModel.ALL_MINILM_L6_V2_Q)
                            .embed("sea")
                            .toArray());
        }
    }

    @Test
    void shouldAnswerAShortCallWhileALongListIsRead() throws Exception {
        try (BatchingEmbeddingModel model = new BatchingEmbeddingModel(BundledModel.ALL_MINILM_L6_V2_Q, 1)) {
            // Given
            model.read(List.of("warm"));
            List<String> list = texts(new Random(3), 400, 60);
            CompletableFuture<BatchingEmbeddingModel.Reading> all =
                    CompletableFuture.supplyAsync(() -> model.read(list));

            // When
            boolean wasRunning = true;
            for (int i = 0; i < 5; i++) {
                model.read(List.of("red shoes " + i));
                wasRunning &= !all.isDone();
            }

            // Then
            assertThat(wasRunning).isTrue();
            assertThat(all.get().embeddings()).hasSize(400);
        }
    }

    @Test
    void shouldFailAndNotHangWhenItIsClosedInTheMiddle() {
        // Given
        BatchingEmbeddingModel model = new BatchingEmbeddingModel(BundledModel.ALL_MINILM_L6_V2_Q, 2);
        model.read(List.of("warm"));
        List<String> list = texts(new Random(3), 3_000, 60);
        CompletableFuture<BatchingEmbeddingModel.Reading> all = CompletableFuture.supplyAsync(() -> model.read(list));

        // When
        model.read(List.of("red shoes"));
        model.close();

        // Then
        assertThatThrownBy(all::join)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the model has been closed");
        assertThatThrownBy(() -> model.read(List.of("sea")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the model has been closed");
    }

    @Test
    void shouldNeedAThread() {
        assertThatThrownBy(() -> new BatchingEmbeddingModel(BundledModel.ALL_MINILM_L6_V2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a model needs at least 1 thread, not 0");
    }

    private static List<String> texts(Random random, int count, int mostWords) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>();
            words.add("text");
            for (int k = random.nextInt(mostWords); k > 0; k--) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            texts.add(String.join(" ", words));
        }
        return texts;
    }

    private static double cosine(Embedding one, Embedding other) {
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int d = 0; d < one.dimension(); d++) {
            dot += (double) one.at(d) * other.at(d);
            first += (double) one.at(d) * one.at(d);
            second += (double) other.at(d) * other.at(d);
        }
        return dot / Math.sqrt(first * second);
    }
}
