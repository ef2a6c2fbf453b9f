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
    @CsvSource({"all-minilm-l6-v2, ALL_MINILM_L6_V2, 384", "bge-small-zh-v1.5, BGE_SMALL_ZH_V15, 512"})
    void shouldBeKnownByName(String name, LocalModel model, int dimension) {
        assertThat(LocalModel.ofName(name)).isEqualTo(model);
        assertThat(model.dimension()).isEqualTo(dimension);
    }

    @Test
    void shouldSayWhichModelsThereAre() {
        assertThatThrownBy(() -> LocalModel.ofName("word2vec"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no model is called 'word2vec'; there are all-minilm-l6-v2, bge-small-zh-v1.5");
    }

    @ParameterizedTest
    @CsvSource({"space adventure, 0", "bread, 1", "crime mystery, 2", "sports drama, 3", "musical, 4"})
    void shouldFindTheRightEnglishText(String query, int right) {
        assertThat(nearest(LocalModel.ALL_MINILM_L6_V2, query, ENGLISH)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"太空冒险, 0", "烘焙爱情, 1", "侦探推理, 2", "体育, 3", "音乐, 4"})
    void shouldFindTheRightChineseText(String query, int right) {
        assertThat(nearest(LocalModel.BGE_SMALL_ZH_V15, query, CHINESE)).isEqualTo(right);
    }

    private static int nearest(LocalModel model, String query, List<String> texts) {
        Embedding asked = Models.of(model).embed(query);
        List<Embedding> answers = Models.of(model).embed(texts);
        return answers.indexOf(
                answers.stream().max(Comparator.comparing(asked::cosine)).orElseThrow());
    }
}
