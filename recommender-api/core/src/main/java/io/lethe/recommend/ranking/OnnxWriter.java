package io.lethe.recommend.ranking;

import io.lethe.recommend.ranking.OnnxForm.Attribute;
import io.lethe.recommend.ranking.OnnxForm.Graph;
import io.lethe.recommend.ranking.OnnxForm.Model;
import io.lethe.recommend.ranking.OnnxForm.Node;
import io.lethe.recommend.ranking.OnnxForm.Pair;
import io.lethe.recommend.ranking.OnnxForm.Value;
import java.util.List;

/**
 * Writes a sum of trees as an ONNX model: floats of each row in, one float out. Rows are floats, so a threshold is
 * rounded down to the next float and every row goes the way that it went. Values of leaves are rounded to floats.
 */
final class OnnxWriter {
    private final Wire.Out nodeTrees = new Wire.Out();
    private final Wire.Out nodeIds = new Wire.Out();
    private final Wire.Out features = new Wire.Out();
    private final Wire.Out thresholds = new Wire.Out();
    private final Wire.Out modes = new Wire.Out();
    private final Wire.Out onTrue = new Wire.Out();
    private final Wire.Out onFalse = new Wire.Out();
    private final Wire.Out missing = new Wire.Out();
    private final Wire.Out rows = new Wire.Out();
    private final Wire.Out leafTrees = new Wire.Out();
    private final Wire.Out leafIds = new Wire.Out();
    private final Wire.Out leafTargets = new Wire.Out();
    private final Wire.Out leafValues = new Wire.Out();

    private OnnxWriter() {}

    /** @throws IllegalArgumentException if a split takes zeros for missing values, which ONNX cannot say */
    static byte[] bytes(RankingModel model) {
        OnnxWriter writer = new OnnxWriter();
        List<Tree> trees = model.all();
        for (int tree = 0; tree < trees.size(); tree++) {
            writer.add(tree, trees.get(tree));
        }
        return writer.model(model.features());
    }

    /** Adds a tree, whose leaves are numbered on after its inner nodes. */
    private void add(int number, Tree tree) {
        int inner = tree.splits().size();
        for (int node = 0; node < inner; node++) {
            Split split = tree.splits().get(node);
            begin(number, node, tree.rows(node));
            features.number(Attribute.NUMBERS, split.feature());
            thresholds.real(Attribute.REALS, below(split.threshold()));
            modes.text(Attribute.TEXTS, "BRANCH_LEQ");
            onTrue.number(Attribute.NUMBERS, id(split.left(), inner));
            onFalse.number(Attribute.NUMBERS, id(split.right(), inner));
            missing.number(Attribute.NUMBERS, missingLeft(split) ? 1 : 0);
        }
        for (int leaf = 0; leaf <= inner; leaf++) {
            begin(number, inner + leaf, tree.rows(-1 - leaf));
            features.number(Attribute.NUMBERS, 0);
            thresholds.real(Attribute.REALS, 0);
            modes.text(Attribute.TEXTS, "LEAF");
            onTrue.number(Attribute.NUMBERS, 0);
            onFalse.number(Attribute.NUMBERS, 0);
            missing.number(Attribute.NUMBERS, 0);
            leafTrees.number(Attribute.NUMBERS, number);
            leafIds.number(Attribute.NUMBERS, inner + leaf);
            leafTargets.number(Attribute.NUMBERS, 0);
            leafValues.real(Attribute.REALS, (float) tree.value(leaf));
        }
    }

    private void begin(int tree, int node, double count) {
        nodeTrees.number(Attribute.NUMBERS, tree);
        nodeIds.number(Attribute.NUMBERS, node);
        rows.real(Attribute.REALS, (float) count);
    }

    private static int id(int child, int inner) {
        return child < 0 ? inner - 1 - child : child;
    }

    /** The highest float that is not above a number. */
    private static float below(double number) {
        float near = (float) number;
        return near > number ? Math.nextDown(near) : near;
    }

    /** Whether rows without a value go left. */
    private static boolean missingLeft(Split split) {
        return switch (split.missing()) {
            case NAN -> split.missingLeft();
            case NONE -> 0 <= split.threshold();
            case ZERO -> {
                if (split.missingLeft() ? split.threshold() < Split.ZERO : split.threshold() >= -Split.ZERO) {
                    throw new IllegalArgumentException("a split takes 0 for a missing value, which ONNX cannot say");
                }
                yield split.missingLeft();
            }
        };
    }

    private byte[] model(List<String> names) {
        Wire.Out operator = new Wire.Out()
                .text(Node.INPUT, "features")
                .text(Node.OUTPUT, "score")
                .text(Node.NAME, "ranker")
                .text(Node.OPERATOR, OnnxForm.OPERATOR)
                .message(Node.ATTRIBUTE, text("aggregate_function", "SUM"))
                .message(Node.ATTRIBUTE, number("n_targets", 1))
                .message(Node.ATTRIBUTE, text("post_transform", "NONE"))
                .message(Node.ATTRIBUTE, many("nodes_treeids", Attribute.TYPE_OF_NUMBERS, nodeTrees))
                .message(Node.ATTRIBUTE, many("nodes_nodeids", Attribute.TYPE_OF_NUMBERS, nodeIds))
                .message(Node.ATTRIBUTE, many("nodes_featureids", Attribute.TYPE_OF_NUMBERS, features))
                .message(Node.ATTRIBUTE, many("nodes_values", Attribute.TYPE_OF_REALS, thresholds))
                .message(Node.ATTRIBUTE, many("nodes_modes", Attribute.TYPE_OF_TEXTS, modes))
                .message(Node.ATTRIBUTE, many("nodes_truenodeids", Attribute.TYPE_OF_NUMBERS, onTrue))
                .message(Node.ATTRIBUTE, many("nodes_falsenodeids", Attribute.TYPE_OF_NUMBERS, onFalse))
                .message(Node.ATTRIBUTE, many("nodes_missing_value_tracks_true", Attribute.TYPE_OF_NUMBERS, missing))
                .message(Node.ATTRIBUTE, many("nodes_hitrates", Attribute.TYPE_OF_REALS, rows))
                .message(Node.ATTRIBUTE, many("target_treeids", Attribute.TYPE_OF_NUMBERS, leafTrees))
                .message(Node.ATTRIBUTE, many("target_nodeids", Attribute.TYPE_OF_NUMBERS, leafIds))
                .message(Node.ATTRIBUTE, many("target_ids", Attribute.TYPE_OF_NUMBERS, leafTargets))
                .message(Node.ATTRIBUTE, many("target_weights", Attribute.TYPE_OF_REALS, leafValues))
                .text(Node.DOMAIN, OnnxForm.DOMAIN);
        Wire.Out graph = new Wire.Out()
                .message(Graph.NODE, operator)
                .text(Graph.NAME, "ranker")
                .message(Graph.INPUT, floats("features", names.size()))
                .message(Graph.OUTPUT, floats("score", 1));
        return new Wire.Out()
                .number(Model.IR_VERSION, OnnxForm.IR_VERSION)
                .text(Model.PRODUCER, "lethe")
                .message(Model.GRAPH, graph)
                .message(
                        Model.OPERATORS,
                        new Wire.Out().text(Pair.FIRST, OnnxForm.DOMAIN).number(Pair.SECOND, OnnxForm.OPERATORS))
                .message(
                        Model.METADATA,
                        new Wire.Out().text(Pair.FIRST, OnnxForm.FEATURES).text(Pair.SECOND, String.join(" ", names)))
                .toBytes();
    }

    /** A tensor of rows of so many floats. */
    private static Wire.Out floats(String name, int width) {
        Wire.Out shape = new Wire.Out()
                .message(Value.DIMENSION, new Wire.Out().text(Value.PARAMETER, "rows"))
                .message(Value.DIMENSION, new Wire.Out().number(Value.SIZE, width));
        Wire.Out tensor = new Wire.Out().number(Value.ELEMENT, OnnxForm.FLOATS).message(Value.SHAPE, shape);
        return new Wire.Out().text(Value.NAME, name).message(Value.TYPE, new Wire.Out().message(Value.TENSOR, tensor));
    }

    private static Wire.Out text(String name, String value) {
        return new Wire.Out()
                .text(Attribute.NAME, name)
                .text(Attribute.TEXT, value)
                .number(Attribute.TYPE, Attribute.TYPE_OF_TEXT);
    }

    private static Wire.Out number(String name, long value) {
        return new Wire.Out()
                .text(Attribute.NAME, name)
                .number(Attribute.NUMBER, value)
                .number(Attribute.TYPE, Attribute.TYPE_OF_NUMBER);
    }

    private static Wire.Out many(String name, int type, Wire.Out values) {
        return new Wire.Out().text(Attribute.NAME, name).all(values).number(Attribute.TYPE, type);
    }
}
