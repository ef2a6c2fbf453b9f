package io.lethe.recommend.ranking;

import io.lethe.recommend.ranking.OnnxForm.Attribute;
import io.lethe.recommend.ranking.OnnxForm.Graph;
import io.lethe.recommend.ranking.OnnxForm.Model;
import io.lethe.recommend.ranking.OnnxForm.Node;
import io.lethe.recommend.ranking.OnnxForm.Pair;
import io.lethe.recommend.ranking.OnnxForm.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads an ONNX model that is one {@code TreeEnsembleRegressor} over named features, and writes it as LightGBM's text,
 * so that it is evaluated and explained like any ranker. Names are in the model's metadata, under
 * {@value OnnxForm#FEATURES}, separated by spaces.
 */
final class OnnxReader {
    /** Attributes that have to have one value, or be left out. */
    private static final Map<String, String> ONLY = Map.of("post_transform", "NONE", "aggregate_function", "SUM");

    private static final Set<String> AS_TENSORS = Set.of(
            "nodes_values_as_tensor", "nodes_hitrates_as_tensor", "target_weights_as_tensor", "base_values_as_tensor");

    private static final int KINDS = 5;

    private final Wire.In model;
    private final Map<String, Wire.In> attributes = new HashMap<>();

    private OnnxReader(Wire.In model) {
        this.model = model;
    }

    /**
     * The model as text.
     *
     * @throws IllegalArgumentException if it is no such model, saying why
     */
    static String text(byte[] bytes) {
        Wire.In model;
        try {
            model = new Wire.In(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this is no ONNX model, or not all of one: " + e.getMessage(), e);
        }
        return new OnnxReader(model).text();
    }

    private String text() {
        if (!model.has(Model.GRAPH) || !model.has(Model.IR_VERSION)) {
            throw new IllegalArgumentException("this is no ONNX model: there is no graph, or no version");
        }
        Wire.In graph = model.message(Model.GRAPH);
        Wire.In operator = operator(graph);
        operator.messages(Node.ATTRIBUTE).forEach(one -> attributes.put(one.text(Attribute.NAME), one));
        checkAttributes();
        List<String> names = names();
        checkInput(graph, operator, names.size());
        return LightGbmText.of(names, trees(names.size()));
    }

    private static Wire.In operator(Wire.In graph) {
        List<Wire.In> nodes = graph.messages(Graph.NODE);
        if (nodes.size() != 1
                || !nodes.get(0).text(Node.OPERATOR).equals(OnnxForm.OPERATOR)
                || !nodes.get(0).text(Node.DOMAIN).equals(OnnxForm.DOMAIN)) {
            throw new IllegalArgumentException("a ranker is one " + OnnxForm.OPERATOR + " of " + OnnxForm.DOMAIN
                    + ", since its scores are explained by its trees; the graph has " + told(nodes));
        }
        return nodes.get(0);
    }

    /** How many operators there are, and some of their kinds with their domains. */
    private static String told(List<Wire.In> nodes) {
        List<String> kinds = nodes.stream()
                .map(node -> node.text(Node.OPERATOR)
                        + (node.has(Node.DOMAIN) && !node.text(Node.DOMAIN).isEmpty()
                                ? " of " + node.text(Node.DOMAIN)
                                : ""))
                .distinct()
                .toList();
        return switch (nodes.size()) {
            case 0 -> "no operators";
            case 1 -> kinds.get(0);
            default ->
                nodes.size() + " operators: "
                        + String.join(", ", kinds.subList(0, Math.min(kinds.size(), KINDS)))
                        + (kinds.size() > KINDS ? ", …" : "");
        };
    }

    private void checkAttributes() {
        ONLY.forEach((name, wanted) -> {
            Wire.In attribute = attributes.get(name);
            if (attribute != null && !attribute.text(Attribute.TEXT).equals(wanted)) {
                throw new IllegalArgumentException(name + " is " + attribute.text(Attribute.TEXT) + ", not " + wanted);
            }
        });
        Wire.In targets = attributes.get("n_targets");
        if (targets != null && targets.number(Attribute.NUMBER) != 1) {
            throw new IllegalArgumentException(
                    "n_targets is " + targets.number(Attribute.NUMBER) + "; a ranking has one output");
        }
        AS_TENSORS.stream().filter(attributes::containsKey).sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(name + " is not read: numbers are floats, not a tensor of doubles");
        });
    }

    private List<String> names() {
        for (Wire.In pair : model.messages(Model.METADATA)) {
            String names = pair.text(Pair.SECOND).strip();
            if (pair.text(Pair.FIRST).equals(OnnxForm.FEATURES) && !names.isEmpty()) {
                return List.of(names.split("\\s+"));
            }
        }
        throw new IllegalArgumentException("there are no names of features: the metadata have no " + OnnxForm.FEATURES
                + ", which names them in the order of the input, separated by spaces");
    }

    private static void checkInput(Wire.In graph, Wire.In operator, int width) {
        List<String> constant = graph.messages(Graph.INITIALIZER).stream()
                .map(one -> one.text(Graph.NAME_OF_INITIALIZER))
                .toList();
        List<Wire.In> inputs = graph.messages(Graph.INPUT).stream()
                .filter(input -> !constant.contains(input.text(Value.NAME)))
                .toList();
        if (inputs.size() != 1
                || !operator.texts(Node.INPUT).equals(List.of(inputs.get(0).text(Value.NAME)))) {
            throw new IllegalArgumentException("a ranker has one input, the features; this has "
                    + inputs.stream().map(input -> input.text(Value.NAME)).toList());
        }
        Wire.In tensor = inputs.get(0).message(Value.TYPE).message(Value.TENSOR);
        if (tensor.number(Value.ELEMENT) != OnnxForm.FLOATS) {
            throw new IllegalArgumentException(
                    "the input has elements of type " + tensor.number(Value.ELEMENT) + "; rows are floats, type 1");
        }
        List<Wire.In> shape = tensor.message(Value.SHAPE).messages(Value.DIMENSION);
        if (shape.size() != 2) {
            throw new IllegalArgumentException("the input has " + shape.size() + " dimensions, not rows of features");
        }
        Wire.In last = shape.get(1);
        if (last.has(Value.SIZE) && last.number(Value.SIZE) != width) {
            throw new IllegalArgumentException(
                    "the input has " + last.number(Value.SIZE) + " features, and " + width + " have names");
        }
    }

    private List<TreeOfNodes> trees(int width) {
        long[] tree = numbers("nodes_treeids", -1);
        int count = tree.length;
        long[] id = numbers("nodes_nodeids", count);
        long[] feature = numbers("nodes_featureids", count);
        float[] threshold = reals("nodes_values", count);
        List<String> mode = texts("nodes_modes", count);
        long[] onTrue = numbers("nodes_truenodeids", count);
        long[] onFalse = numbers("nodes_falsenodeids", count);
        long[] missing = attributes.containsKey("nodes_missing_value_tracks_true")
                ? numbers("nodes_missing_value_tracks_true", count)
                : new long[count];
        float[] rows = attributes.containsKey("nodes_hitrates") ? reals("nodes_hitrates", count) : new float[0];
        Map<Long, TreeOfNodes> trees = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            if (!mode.get(i).equals("LEAF") && (feature[i] < 0 || feature[i] >= width)) {
                throw new IllegalArgumentException(
                        "nodes_featureids has " + feature[i] + "; there are " + width + " features, from 0");
            }
            trees.computeIfAbsent(tree[i], TreeOfNodes::new)
                    .add(new TreeOfNodes.Node(
                            id[i],
                            mode.get(i),
                            (int) feature[i],
                            threshold[i],
                            onTrue[i],
                            onFalse[i],
                            missing[i] == 1,
                            rows.length == 0 ? 1 : rows[i]));
        }
        addValues(trees);
        base().ifPresent(value -> trees.put(Long.MIN_VALUE, TreeOfNodes.constant(value)));
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("there are no trees");
        }
        return List.copyOf(trees.values());
    }

    private void addValues(Map<Long, TreeOfNodes> trees) {
        long[] tree = numbers("target_treeids", -1);
        long[] id = numbers("target_nodeids", tree.length);
        long[] target = numbers("target_ids", tree.length);
        float[] weight = reals("target_weights", tree.length);
        for (int i = 0; i < tree.length; i++) {
            TreeOfNodes one = trees.get(tree[i]);
            if (one == null || target[i] != 0) {
                throw new IllegalArgumentException(
                        "target_treeids has " + tree[i] + " for target " + target[i] + ", which there is not");
            }
            one.weigh(id[i], weight[i]);
        }
    }

    private OptionalDouble base() {
        Wire.In attribute = attributes.get("base_values");
        float[] values = attribute == null ? new float[0] : attribute.reals(Attribute.REALS);
        if (values.length > 1) {
            throw new IllegalArgumentException(
                    "base_values has " + values.length + " values; a ranking has one output");
        }
        return values.length == 0 || values[0] == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[0]);
    }

    private Wire.In attribute(String name) {
        Wire.In attribute = attributes.get(name);
        if (attribute == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return attribute;
    }

    /** @param count how many there have to be; any number if negative */
    private long[] numbers(String name, int count) {
        long[] numbers = attribute(name).numbers(Attribute.NUMBERS);
        checkCount(name, numbers.length, count);
        return numbers;
    }

    private float[] reals(String name, int count) {
        float[] reals = attribute(name).reals(Attribute.REALS);
        checkCount(name, reals.length, count);
        return reals;
    }

    private List<String> texts(String name, int count) {
        List<String> texts = attribute(name).texts(Attribute.TEXTS);
        checkCount(name, texts.size(), count);
        return texts;
    }

    private static void checkCount(String name, int is, int wanted) {
        if (wanted >= 0 && is != wanted) {
            throw new IllegalArgumentException(name + " has " + is + " values, not " + wanted);
        }
    }
}
