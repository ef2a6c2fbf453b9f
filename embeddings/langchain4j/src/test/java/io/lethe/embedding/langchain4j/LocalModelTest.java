package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.Embedding;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalModelTest {
    private static final List<String> ENGLISH = List.of(
            "A crew leaves Earth to look for a new home beyond a wormhole near Saturn",
            "Two bakers compete for the love of the same customer",
            "A detective in Los Angeles looks for a missing dog",
            "The last season of an ageing baseball player",
            "A nun teaches seven children how to sing");
    private static final List<String> CHINESE =
            List.of("三名宇航员驾驶飞船穿越虫洞，寻找人类的新家园", "两位面包师爱上了同一位顾客", "侦探在上海寻找一只走失的狗", "一位老球员的最后一个赛季", "修女教七个孩子唱歌");

    @ParameterizedTest
    @CsvSource({
        "all-minilm-l6-v2, ALL_MINILM_L6_V2, 384",
        "all-minilm-l6-v2-q, ALL_MINILM_L6_V2_Q, 384",
        "bge-small-en-v1.5-q, BGE_SMALL_EN_V15_Q, 384",
        "bge-small-zh-v1.5, BGE_SMALL_ZH_V15, 512"
    })
    void shouldBeKnownByName(String name, BundledModel model, int dimension) {
        assertThat(LocalModel.of(name)).isEqualTo(model);
        assertThat(model.id().name()).isEqualTo(name);
        assertThat(Models.of(model).embed("sea").dimension())
                .isEqualTo(dimension)
                .isEqualTo(model.dimension());
    }

    @Test
    void shouldSayWhichModelsThereAre() {
        assertThatThrownBy(() -> LocalModel.of("word2vec"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no model is called 'word2vec'; there are all-minilm-l6-v2, all-minilm-l6-v2-q, "
                                + "bge-small-en-v1.5-q, bge-small-zh-v1.5, and any folder with model.onnx and tokenizer.json, by its path");
    }

    @ParameterizedTest
    @CsvSource({"space adventure, 0", "bread, 1", "crime mystery, 2", "sports drama, 3", "musical, 4"})
    void shouldFindTheRightEnglishText(String query, int right) {
        assertThat(nearest(BundledModel.ALL_MINILM_L6_V2, query, ENGLISH)).isEqualTo(right);
        assertThat(nearest(BundledModel.ALL_MINILM_L6_V2_Q, query, ENGLISH)).isEqualTo(right);
        assertThat(nearest(BundledModel.BGE_SMALL_EN_V15_Q, query, ENGLISH)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"太空冒险, 0", "烘焙爱情, 1", "侦探推理, 2", "体育, 3", "音乐, 4"})
    void shouldFindTheRightChineseText(String query, int right) {
        assertThat(nearest(BundledModel.BGE_SMALL_ZH_V15, query, CHINESE)).isEqualTo(right);
    }

    @Test
    void shouldMeanNearlyTheSameInEightBits() {
        for (String text : ENGLISH) {
            float cosine = Models.of(BundledModel.ALL_MINILM_L6_V2)
                    .embed(text)
                    .cosine(Models.of(BundledModel.ALL_MINILM_L6_V2_Q).embed(text));
            System.out.printf("all-minilm-l6-v2 and its 8 bits, cosine %.4f: %s%n", cosine, text);
            assertThat(cosine).isGreaterThan(0.95f);
        }
    }

    private static int nearest(LocalModel model, String query, List<String> texts) {
        Embedding asked = Models.of(model).embed(query);
        List<Embedding> answers = Models.of(model).embed(texts);
        return answers.indexOf(
                answers.stream().max(Comparator.comparing(asked::cosine)).orElseThrow());
    }
}
