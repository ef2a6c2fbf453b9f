package io.lethe.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingModelTest {
    private static final String BY_HAND = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            feature_names=a b
            tree_sizes=1 1

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=0 1
            threshold=0.5 2
            decision_type=2 10
            left_child=-1 -2
            right_child=1 -3
            leaf_value=1 2 6
            leaf_count=5 3 2
            is_linear=0
            shrinkage=1


            Tree=1
            num_leaves=1
            leaf_value=0.25


            end of trees

            feature_importances:
            a=1
            """;

    private static RankingModel model(String text) {
        ModelReading reading = RankingModel.read(text);
        assertThat(reading).isInstanceOf(ModelReading.Sound.class);
        return ((ModelReading.Sound) reading).model();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objective=lambdarank",
                "objective=regression",
                "objective=regression zero_as_missing=true",
                "objective=regression use_missing=false",
                "objective=binary learning_rate=0.3"
            })
    void shouldAgreeWithLightGbm(String parameters) throws Exception {
        // Given
        TrainedByLightGbm trained = TrainedByLightGbm.on(2000, 1, parameters);
        RankingModel model = model(trained.text);

        // Then
        assertThat(model.features()).containsExactly(TrainedByLightGbm.NAMES);
        assertThat(model.trees()).isEqualTo(30);
        for (int i = 0; i < trained.rows.length; i++) {
            assertThat(model.predict(trained.rows[i])).isCloseTo(trained.outputs[i], within(1e-9));
            double[] shares = model.attribute(trained.rows[i]);
            assertThat(shares).containsExactly(trained.shares[i], within(1e-9));
            assertThat(Arrays.stream(shares).sum()).isCloseTo(trained.outputs[i], within(1e-9));
        }
    }

    @Test
    void shouldShareOutAsWorkedByHand() {
        // Given
        RankingModel model = model(BY_HAND);

        // When
        double[] shares = model.attribute(new double[] {1, 3});

        // Then
        double nothing = 0.5 * 1 + 0.5 * (0.6 * 2 + 0.4 * 6);
        double onlyA = 0.6 * 2 + 0.4 * 6;
        double onlyB = 0.5 * 1 + 0.5 * 6;
        assertThat(model.predict(new double[] {1, 3})).isEqualTo(6.25);
        assertThat(shares[0]).isCloseTo(((onlyA - nothing) + (6 - onlyB)) / 2, within(1e-12));
        assertThat(shares[1]).isCloseTo(((onlyB - nothing) + (6 - onlyA)) / 2, within(1e-12));
        assertThat(shares[2]).isCloseTo(nothing + 0.25, within(1e-12));
    }

    @Test
    void shouldSendMissingNumbersWhereTheSplitSays() {
        // Given
        RankingModel model = model(BY_HAND);

        // Then
        assertThat(model.predict(new double[] {Double.NaN, 3})).isEqualTo(1.25);
        assertThat(model.predict(new double[] {1, Double.NaN})).isEqualTo(2.25);
        assertThatThrownBy(() -> model.predict(new double[] {1})).hasMessageContaining("a row has 2 numbers");
    }

    @Test
    void shouldPartWhatIsKnownFromWhatIsMissingAtAnInfiniteThreshold() {
        // Given
        RankingModel model = model(BY_HAND.replace("threshold=0.5 2", "threshold=inf 2"));

        // Then
        assertThat(model.predict(new double[] {1e300, 3})).isEqualTo(model.predict(new double[] {-1e300, 3}));
        assertThat(model.predict(new double[] {Double.NaN, 3})).isNotNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tree|shrub|1|the first line is not 'tree'",
                "num_class=1|num_class=3|3|a ranking has one output",
                "feature_names=a b|feature_names=a a|5|'a' twice",
                "split_feature=0 1|split_feature=0 2|11|split_feature has 2; there are 2 features",
                "split_feature=0 1|split_feature=0|11|split_feature has 1 values, not 2",
                "threshold=0.5 2|threshold=0.5 x|12|threshold has 'x', which is no number",
                "threshold=0.5 2|threshold=0.5 NaN|12|which is not finite",
                "decision_type=2 10|decision_type=1 10|13|decision_type has 1, which is not read",
                "left_child=-1 -2|left_child=-1 0|14|left_child has 0, which cannot be a child of 1",
                "right_child=1 -3|right_child=1 -2|15|right_child has -2, which cannot be a child of 1",
                "leaf_count=5 3 2|leaf_count=5 0 2|17|a leaf has at least one row",
                "leaf_value=1 2 6|nothing|16|this is not key=value",
                "is_linear=0|is_linear=1|18|linear trees are not read",
                "num_cat=0|num_cat=1|10|splits by category",
                "leaf_value=1 2 6|x=y|8|leaf_value is missing",
                "end of trees|feature_importances:|27|this is not key=value"
            })
    void shouldNameTheLineThatIsWrong(String right, String wrong, int line, String reason) {
        // When
        ModelReading reading = RankingModel.read(BY_HAND.replaceFirst(right, wrong));

        // Then
        assertThat(reading).isInstanceOfSatisfying(ModelReading.Faulty.class, faulty -> {
            assertThat(faulty.reason()).contains(reason);
            assertThat(faulty.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tree\n",
                "tree\nfeature_names=a\nend of trees\n",
                "tree\nfeature_names=a\nTree=0\nnum_leaves=1\n"
            })
    void shouldRefuseWhatBreaksOff(String text) {
        assertThat(RankingModel.read(text)).isInstanceOf(ModelReading.Faulty.class);
    }
}
