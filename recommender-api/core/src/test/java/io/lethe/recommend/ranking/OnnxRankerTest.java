package io.lethe.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.TinyRankers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxRankerTest {
    private static final float EDGE = 0.7f;
    private static final byte[] TINY =
            TinyRankers.split(Feature.TEXT_COSINE, EDGE, 1, 2).onnx();

    private static RankingModel model(String text) {
        return ((ModelReading.Sound) RankingModel.read(text)).model();
    }

    private static byte[] replaced(byte[] model, String from, String to) {
        String text = new String(model, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String reason(byte[] model) {
        Ranker.Reading reading = Ranker.read(model);
        assertThat(reading).isInstanceOf(Ranker.Reading.Faulty.class);
        return ((Ranker.Reading.Faulty) reading).reason();
    }

    /** All rows as floats, and around each threshold the floats next to it. */
    private static List<double[]> rows(RankingModel model, double[][] some) {
        List<double[]> rows = new ArrayList<>();
        for (double[] row : some) {
            rows.add(Arrays.stream(row).map(number -> (float) number).toArray());
        }
        for (Tree tree : model.all()) {
            for (Split split : tree.splits()) {
                float near = (float) split.threshold();
                for (float number : new float[] {Math.nextDown(near), near, Math.nextUp(near)}) {
                    double[] row = rows.get(rows.size() % some.length).clone();
                    row[split.feature()] = number;
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"objective=lambdarank", "objective=regression use_missing=false", "objective=binary"})
    void shouldScoreAndExplainTheSameAfterTheWayThere(String parameters) throws Exception {
        // Given
        TrainedByLightGbm trained = TrainedByLightGbm.on(500, 1, parameters);
        RankingModel model = model(trained.text);

        // When
        byte[] onnx = OnnxWriter.bytes(model);
        RankingModel back = model(OnnxReader.text(onnx));

        // Then: each tree's value is rounded by half a unit in the last place at most
        double most = model.all().stream().mapToDouble(OnnxRankerTest::rounding).sum();
        assertThat(back.features()).isEqualTo(model.features());
        assertThat(back.trees()).isEqualTo(model.trees());
        for (double[] row : rows(model, trained.rows)) {
            assertThat(back.predict(row)).isCloseTo(model.predict(row), within(most));
            assertThat(back.attribute(row)).containsExactly(model.attribute(row), within(20 * most));
        }
        assertThat(OnnxWriter.bytes(back)).isEqualTo(onnx);
    }

    private static double rounding(Tree tree) {
        double most = 0;
        for (int leaf = 0; leaf <= tree.splits().size(); leaf++) {
            most = Math.max(most, Math.ulp((float) tree.value(leaf)));
        }
        return most / 2 + 1e-15;
    }

    @Test
    void shouldBeTextOnceItIsRead() {
        // When
        Ranker.Reading reading = Ranker.read(TINY);
        Ranker ranker = ((Ranker.Reading.Sound) reading).ranker();

        // Then
        assertThat(ranker.features()).containsExactly(Feature.TEXT_COSINE);
        assertThat(Ranker.read(ranker.text())).isEqualTo(reading);
        assertThat(Ranker.read(ranker.text().getBytes(StandardCharsets.UTF_8))).isEqualTo(reading);
        assertThat(((Ranker.Reading.Sound) Ranker.read(ranker.onnx())).ranker().version())
                .isEqualTo(ranker.version());
    }

    @Test
    void shouldRefuseWhatNamesNoFeaturesOrOthers() {
        assertThat(reason(replaced(TINY, "feature_names", "feature_gnome")))
                .isEqualTo("there are no names of features: the metadata have no feature_names, which names them in the"
                        + " order of the input, separated by spaces");
        assertThat(reason(replaced(TINY, "text.cosine", "text.cosin3")))
                .startsWith("feature text.cosin3 is not known here; there are mix.score, ");
        assertThat(reason(replaced(TINY, "text.cosine", "text.sum a ")))
                .isEqualTo("the input has 1 features, and 2 have names");
    }

    /** A graph of some operators of a network. */
    private static byte[] network() {
        Wire.Out graph = new Wire.Out();
        for (String kind : List.of("MatMul", "Add", "Relu", "MatMul", "Gather", "Softmax", "Sqrt")) {
            graph.message(OnnxForm.Graph.NODE, new Wire.Out().text(OnnxForm.Node.OPERATOR, kind));
        }
        return new Wire.Out()
                .number(OnnxForm.Model.IR_VERSION, OnnxForm.IR_VERSION)
                .message(OnnxForm.Model.GRAPH, graph)
                .toBytes();
    }

    @Test
    void shouldRefuseWhatIsNoSumOfTrees() {
        assertThat(reason(replaced(TINY, "TreeEnsembleRegressor", "TreeEnsembleRegressoR")))
                .isEqualTo("a ranker is one TreeEnsembleRegressor of ai.onnx.ml, since its scores are explained by its"
                        + " trees; the graph has TreeEnsembleRegressoR of ai.onnx.ml");
        assertThat(reason(network()))
                .isEqualTo("a ranker is one TreeEnsembleRegressor of ai.onnx.ml, since its scores are explained by its"
                        + " trees; the graph has 7 operators: MatMul, Add, Relu, Gather, Softmax, …");
        assertThat(reason(replaced(TINY, "NONE", "SOFT"))).isEqualTo("post_transform is SOFT, not NONE");
        assertThat(reason(replaced(TINY, "SUM", "MAX"))).isEqualTo("aggregate_function is MAX, not SUM");
        assertThat(reason(replaced(TINY, "BRANCH_LEQ", "BRANCH_NEQ")))
                .isEqualTo("nodes_modes has BRANCH_NEQ, which is not read");
        assertThat(reason(replaced(TINY, "target_weights", "target_weightz"))).isEqualTo("target_weights is missing");
        assertThat(reason(replaced(TINY, "\b\001\022", "\b\013\022")))
                .isEqualTo("the input has elements of type 11; rows are floats, type 1");
        assertThat(reason(Arrays.copyOf(TINY, TINY.length / 2)))
                .startsWith("this is no ONNX model, or not all of one: a field has ");
        assertThat(reason(new byte[] {8, 8})).isEqualTo("this is no ONNX model: there is no graph, or no version");
        assertThat(reason("shrub".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("this is no LightGBM model in text: the first line is not 'tree'");
        assertThat(reason(new byte[0])).startsWith("this is no LightGBM model in text");
    }

    @Test
    void shouldNotWriteZerosThatAreMissing() {
        // Given: 0 is missing, and goes right where the threshold would send it left
        String text = TinyRankers.text("mix.score", 0.5, 1, 2).replace("decision_type=10", "decision_type=4");
        Ranker ranker = ((Ranker.Reading.Sound) Ranker.read(text)).ranker();

        // Then
        assertThatThrownBy(ranker::onnx).hasMessage("a split takes 0 for a missing value, which ONNX cannot say");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 10, 0.5, true",
        "0.5, 8, 0.5, false",
        "0.5, 2, 0.5, true",
        "-0.5, 2, -0.5, false",
        "0.5, 6, 0.5, true",
        "-0.5, 4, -0.5, false"
    })
    void shouldSendRowsWithoutANumberWhereTheyWent(double threshold, int decision, float edge, boolean missingLeft) {
        // Given: bit 1 sends missing values left; they are those without a number (8), with 0 (4), or none at all (0)
        String text =
                TinyRankers.text("mix.score", threshold, 1, 2).replace("decision_type=10", "decision_type=" + decision);
        RankingModel model = model(text);

        // When
        RankingModel back = model(OnnxReader.text(OnnxWriter.bytes(model)));

        // Then
        for (double number : new double[] {Double.NaN, 0, -0.0, edge, Math.nextUp(edge), 1, -1}) {
            assertThat(back.predict(new double[] {number})).isEqualTo(model.predict(new double[] {number}));
        }
        assertThat(back.predict(new double[] {Double.NaN})).isEqualTo(missingLeft ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource({
        "BRANCH_LEQ, true, 1, 1, 2, 1",
        "BRANCH_LEQ, false, 1, 1, 2, 2",
        "BRANCH_LT, true, 1, 2, 2, 1",
        "BRANCH_LT, false, 1, 2, 2, 2",
        "BRANCH_GT, true, 2, 2, 1, 1",
        "BRANCH_GT, false, 2, 2, 1, 2",
        "BRANCH_GTE, true, 2, 1, 1, 1",
        "BRANCH_GTE, false, 2, 1, 1, 2"
    })
    void shouldCompareAsOtherProgramsWrite(
            String mode, boolean missingTrue, double below, double at, double above, double missing) {
        // Given: 1 where the comparison holds, 2 where it does not; nodes in no order
        TreeOfNodes tree = new TreeOfNodes(0);
        tree.add(new TreeOfNodes.Node(7, "LEAF", 0, 0, 0, 0, false, 0.25f));
        tree.add(new TreeOfNodes.Node(9, mode, 0, EDGE, 3, 7, missingTrue, 1));
        tree.add(new TreeOfNodes.Node(3, "LEAF", 0, 0, 0, 0, false, 0.75f));
        tree.weigh(3, 0.5);
        tree.weigh(3, 0.5);
        tree.weigh(7, 2);

        // When
        RankingModel model = model(LightGbmText.of(List.of("a"), List.of(tree, TreeOfNodes.constant(0.125))));

        // Then
        assertThat(model.predict(new double[] {Math.nextDown(EDGE)})).isEqualTo(below + 0.125);
        assertThat(model.predict(new double[] {EDGE})).isEqualTo(at + 0.125);
        assertThat(model.predict(new double[] {Math.nextUp(EDGE)})).isEqualTo(above + 0.125);
        assertThat(model.predict(new double[] {Double.NaN})).isEqualTo(missing + 0.125);
        assertThat(model.attribute(new double[] {EDGE})[1]).isEqualTo(0.75 * 1 + 0.25 * 2 + 0.125);
    }

    @Test
    void shouldRefuseATreeTooDeepToFollow() {
        // Given: each node of a chain has a leaf to its left
        TreeOfNodes chain = new TreeOfNodes(0);
        chain.add(new TreeOfNodes.Node(0, "LEAF", 0, 0, 0, 0, false, 1));
        for (int node = 1; node <= 1001; node++) {
            chain.add(new TreeOfNodes.Node(node, "BRANCH_LEQ", 0, node, -node, node - 1, true, 1));
            chain.add(new TreeOfNodes.Node(-node, "LEAF", 0, 0, 0, 0, false, 1));
        }

        // Then
        assertThat(RankingModel.read(LightGbmText.of(List.of("a"), List.of(chain))))
                .isEqualTo(new ModelReading.Faulty(10, "the tree is deeper than 1000 splits"));
    }

    @Test
    void shouldRefuseNodesThatAreNoTree() {
        // Given
        TreeOfNodes.Node leaf = new TreeOfNodes.Node(2, "LEAF", 0, 0, 0, 0, false, 1);
        TreeOfNodes circle = new TreeOfNodes(4);
        circle.add(new TreeOfNodes.Node(0, "BRANCH_LEQ", 0, 1, 1, 2, false, 1));
        circle.add(new TreeOfNodes.Node(1, "BRANCH_LEQ", 0, 1, 0, 2, false, 1));
        circle.add(leaf);
        TreeOfNodes shared = new TreeOfNodes(5);
        shared.add(new TreeOfNodes.Node(0, "BRANCH_LEQ", 0, 1, 2, 2, false, 1));
        shared.add(leaf);
        TreeOfNodes lost = new TreeOfNodes(6);
        lost.add(new TreeOfNodes.Node(0, "BRANCH_LEQ", 0, 1, 2, 3, false, 1));
        lost.add(leaf);

        // Then
        assertThatThrownBy(circle::numbered).hasMessage("tree 4 has 0 roots");
        assertThatThrownBy(shared::numbered).hasMessage("tree 5 has the node 2 in two places");
        assertThatThrownBy(lost::numbered).hasMessage("tree 6 has no node 3, which is a child of another one");
        assertThatThrownBy(() -> lost.add(leaf)).hasMessage("tree 6 has the node 2 twice");
        assertThatThrownBy(() -> lost.weigh(0, 1)).hasMessage("tree 6 has a value at 0, which is no leaf");
    }
}
