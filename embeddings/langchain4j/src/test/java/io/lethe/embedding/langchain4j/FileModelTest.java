package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.lethe.embedding.Embedding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models by path: the files of one that comes with Lethe, and small ones of all kinds, good and bad. */
class FileModelTest {
    private static final List<String> TEXTS = List.of(
            "A sailing boat crosses the ocean.",
            "Crème brûlée, 24 €: it's the chef's favourite!",
            "太空冒险",
            "An astronaut is left behind on Mars. ".repeat(40));
    /** Letters as tokens, and {@code Ġ} for a blank before a word, as RoBERTa's and GPT's tokenizers write it. */
    private static final String LETTERS = """
            {"version": "1.0", "truncation": null, "padding": null,
             "added_tokens": [
               {"id": 0, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
               {"id": 1, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
             "normalizer": null,
             "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true},
             "post_processor": {"type": "RobertaProcessing", "sep": ["</s>", 1], "cls": ["<s>", 0], "trim_offsets": true, "add_prefix_space": false},
             "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true},
             "model": {"type": "BPE", "dropout": null, "unk_token": null, "continuing_subword_prefix": null,
               "end_of_word_suffix": null, "fuse_unk": false,
               "vocab": {"<s>": 0, "</s>": 1, "Ġ": 2, "a": 3, "e": 4, "s": 5}, "merges": []}}
            """;

    private static final float[][] TABLE = {
        {1, 0, 0, 1}, {1, 0, 1, 0}, {0, 3, 0, 1}, {2, 1, 1, 0}, {0, 1, 4, 0}, {1, 2, 0, 3}
    };

    @TempDir
    private static Path home = Path.of(".");

    private static Path miniLm = Path.of(".");

    private final Path folder;

    FileModelTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void copyFiles() {
        miniLm = ModelFolder.of(BundledModel.ALL_MINILM_L6_V2_Q, home.resolve("my model"));
    }

    @Test
    void shouldGiveTheVectorsThatItGivesByName() {
        // When
        LocalModel model = LocalModel.of(miniLm.toString());

        // Then
        assertThat(model.dimension()).isEqualTo(384);
        assertThat(model.tokensAtOnce()).isEqualTo(BundledModel.ALL_MINILM_L6_V2_Q.tokensAtOnce());
        assertSame(model, BundledModel.ALL_MINILM_L6_V2_Q);
    }

    @Test
    void shouldTakeTheFirstTokenWhereItIsTold() throws IOException {
        // Given
        Path bge = ModelFolder.of(BundledModel.BGE_SMALL_EN_V15_Q, folder.resolve("bge"));

        // When
        LocalModel told = LocalModel.of(bge + ",pooling=cls,name=shop");
        Files.createDirectories(bge.resolve("1_Pooling"));
        Files.writeString(
                bge.resolve("1_Pooling/config.json"),
                "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": false}");
        LocalModel found = LocalModel.of(bge.toString());

        // Then
        assertSame(told, BundledModel.BGE_SMALL_EN_V15_Q);
        assertThat(told.tokensAtOnce()).isEqualTo(510);
        assertThat(told.id().name()).matches("shop-[0-9a-f]{12}");
        assertThat(found.id().name()).isEqualTo(told.id().name().replace("shop", "bge"));
    }

    @Test
    void shouldBeKnownByWhatItsVectorsDependOn() throws IOException {
        // Given
        write("small", TABLE, LETTERS);
        write("same", TABLE, LETTERS);
        write("other", new float[][] {{2, 0, 0, 1}, TABLE[1], TABLE[2], TABLE[3], TABLE[4], TABLE[5]}, LETTERS);
        write("words", TABLE, LETTERS.replace("\"a\": 3, \"e\": 4", "\"a\": 4, \"e\": 3"));

        // Then
        assertThat(id("small")).matches("small-[0-9a-f]{12}").isEqualTo(id("small"));
        assertThat(hash("same")).isEqualTo(hash("small"));
        assertThat(hash("same,window=512,pooling=mean")).isEqualTo(hash("small"));
        assertThat(List.of(hash("other"), hash("words"), hash("small,pooling=cls"), hash("small,window=64")))
                .doesNotHaveDuplicates()
                .doesNotContain(hash("small"));
    }

    @Test
    void shouldReadTokensOfAnotherKindThanBertsWithoutTokenTypes() throws IOException {
        // Given
        write("small", TABLE, LETTERS);

        // When
        Embedding mean = embedding("small", "see sea");
        Embedding first = embedding("small,pooling=cls", "see sea");

        // Then
        float[] sum = new float[4];
        for (int token : new int[] {0, 5, 4, 4, 2, 5, 4, 3, 1}) {
            for (int d = 0; d < 4; d++) {
                sum[d] += TABLE[token][d];
            }
        }
        assertThat(mean.cosine(Embedding.normalized(sum))).isCloseTo(1, within(1e-6f));
        assertThat(first).isEqualTo(Embedding.normalized(TABLE[0]));
    }

    /** The reason for an encoder of our own: LangChain4j's loses the blank, without a word. */
    @Test
    void shouldReadWhatLangChain4jsEncoderMisreads() throws IOException {
        // Given
        write("small", TABLE, LETTERS);
        OnnxEmbeddingModel other = new OnnxEmbeddingModel(
                folder.resolve("small/model.onnx"), folder.resolve("small/tokenizer.json"), PoolingMode.MEAN);

        // Then
        Embedding word = Embedding.normalized(other.embed("seesea").content().vector());
        Embedding words = Embedding.normalized(other.embed("see sea").content().vector());
        assertThat(words.cosine(word)).isCloseTo(1, within(1e-6f));
        assertThat(embedding("small", "seesea").cosine(word)).isCloseTo(1, within(1e-6f));
        assertThat(embedding("small", "see sea").cosine(word)).isLessThan(0.999f);
    }

    @Test
    void shouldTakeNetworksOfSmallerNumbersAndThoseThatPool() throws IOException {
        // Given
        write("small", TABLE, LETTERS);
        write(
                "int32",
                SmallNetwork.of(
                        TABLE, List.of("input_ids", "token_type_ids", "attention_mask"), SmallNetwork.INT32, false),
                LETTERS);
        write("pooled", SmallNetwork.of(TABLE, List.of("input_ids"), SmallNetwork.INT64, true), LETTERS);

        // Then
        assertThat(embedding("int32", "see sea")).isEqualTo(embedding("small", "see sea"));
        assertThat(embedding("pooled", "see sea").cosine(embedding("small", "see sea")))
                .isCloseTo(1, within(1e-6f));
    }

    @Test
    void shouldReadATextLongerThanItsWindowWhole() throws IOException {
        // Given
        write("small", TABLE, LETTERS);

        // Then
        assertThat(LocalModel.of(folder.resolve("small") + ",window=9").tokensAtOnce())
                .isEqualTo(7);
        assertThat(embedding("small,window=9", "see sea. ".repeat(20) + "aaa aaa.")
                        .cosine(embedding("small,window=9", "see sea. ".repeat(20))))
                .isLessThan(0.9999f);
    }

    @Test
    void shouldFindTheFilesAsModelsArePublished() throws IOException {
        // Given
        write("small", TABLE, LETTERS);
        Path published = folder.resolve("published");
        Files.createDirectories(published.resolve("onnx"));
        Files.copy(folder.resolve("small/tokenizer.json"), published.resolve("tokenizer.json"));
        Files.copy(folder.resolve("small/model.onnx"), published.resolve("onnx/model.onnx"));
        Files.copy(folder.resolve("small/model.onnx"), published.resolve("onnx/half.onnx"));

        // Then
        assertThat(id("published")).startsWith("published-");
        assertThat(id("published/onnx/model.onnx")).startsWith("published-");
        assertThat(id("published/onnx/half.onnx")).startsWith("half-");
        assertThat(id(miniLm.toString())).startsWith("my-model-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nowhere/at/all                 | there is no file or folder",
                "small/none.onnx                | there is no file or folder",
                "bare                           | has no model.onnx and no onnx/model.onnx",
                "dumb                           | there is no tokenizer.json in",
                "text                           | is no ONNX model that can be loaded",
                "html                           | tokenizer.json cannot be read as JSON",
                "json                           | tokenizer.json is no tokenizer that can be read",
                "asks                           | asks for input_ids (INT64 [-1, -1]), pixel_values (INT64 [-1, -1])",
                "foreign                        | does not know token 5 of",
                "zero                           | without a direction",
                "max                            | say pooling=mean or pooling=cls after the path",
                "small,pooling=max              | pooling is mean or cls, not 'max'",
                "small,window=4                 | window is a number of tokens from 8 to 8192, not '4'",
                "small,window=many              | window is a number of tokens from 8 to 8192, not 'many'",
                "small,name=a/b                 | unlike 'a/b'",
                "small,dimension=384            | 'dimension' is no option of a model's path"
            })
    void shouldSayWhatIsWrong(String path, String complaint) throws IOException {
        // Given
        write("small", TABLE, LETTERS);
        Files.createDirectories(folder.resolve("bare"));
        Files.createDirectories(folder.resolve("dumb"));
        Files.copy(folder.resolve("small/model.onnx"), folder.resolve("dumb/model.onnx"));
        write("text", "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.UTF_8), LETTERS);
        write("html", TABLE, "<!DOCTYPE html>");
        write("json", TABLE, "{\"version\": \"1.0\"}");
        write("asks", SmallNetwork.of(TABLE, List.of("input_ids", "pixel_values"), SmallNetwork.INT64, false), LETTERS);
        write("foreign", new float[][] {TABLE[0], TABLE[1], TABLE[2], TABLE[3], TABLE[4]}, LETTERS);
        write("zero", new float[6][4], LETTERS);
        write("max", TABLE, LETTERS);
        Files.createDirectories(folder.resolve("max/1_Pooling"));
        Files.writeString(folder.resolve("max/1_Pooling/config.json"), "{\"pooling_mode_max_tokens\": true}");

        // Then
        assertThatThrownBy(() -> LocalModel.of(folder + "/" + path.strip()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint.strip());
    }

    @Test
    void shouldSayThatAWindowIsLargerThanTheNetwork() {
        assertThatThrownBy(() -> LocalModel.of(miniLm + ",window=600"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot read 600 tokens at once; say a smaller window=TOKENS after the path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word2vec", "", "all-minilm-l6-v2,pooling=cls"})
    void shouldTakeAWordForAName(String name) {
        assertThatThrownBy(() -> LocalModel.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no model is called '" + name + "'");
    }

    private static void assertSame(LocalModel model, LocalModel named) {
        List<Embedding> expected = Models.of(named).embed(TEXTS);
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(model, 2)) {
            List<Embedding> embeddings = embedder.embed(TEXTS);
            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(embeddings.get(i).toArray())
                        .containsExactly(expected.get(i).toArray(), within(1e-6f));
            }
        }
    }

    private Embedding embedding(String path, String text) {
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(LocalModel.of(folder + "/" + path), 1)) {
            return embedder.embed(text);
        }
    }

    private String id(String path) {
        return LocalModel.of(folder.resolve(path).toString()).id().name();
    }

    private String hash(String path) {
        String id = id(path);
        return id.substring(id.lastIndexOf('-') + 1);
    }

    private void write(String name, float[][] table, String tokenizer) throws IOException {
        write(
                name,
                SmallNetwork.of(table, List.of("input_ids", "attention_mask"), SmallNetwork.INT64, false),
                tokenizer);
    }

    private void write(String name, byte[] network, String tokenizer) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.write(folder.resolve(name).resolve("model.onnx"), network);
        Files.writeString(folder.resolve(name).resolve("tokenizer.json"), tokenizer);
    }
}
