package io.lethe.recommend.ranking;

import io.lethe.recommend.ranking.Split.Missing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parses LightGBM's text format of versions 3 and 4: a head of {@code key=value} lines, then a block of them per tree.
 */
final class ModelText {
    private static final int CATEGORICAL = 1;
    private static final int MISSING_LEFT = 2;
    private static final int DEEPEST = 1000;
    private static final String END = "end of trees";

    private final String[] lines;

    ModelText(String text) {
        this.lines = text.split("\\R", -1);
    }

    /** Aborts parsing; becomes a {@link ModelReading.Faulty}. */
    private static final class FaultyText extends Exception {
        private static final long serialVersionUID = 1;

        private final int line;

        private FaultyText(int line, String reason) {
            super(reason, null, false, false);
            this.line = line;
        }
    }

    /** A block of {@code key=value} lines. */
    private static final class Block {
        private final int first;
        private final Map<String, String> values = new HashMap<>();
        private final Map<String, Integer> lineOf = new HashMap<>();

        private Block(int first) {
            this.first = first;
        }

        private int line(String key) {
            return lineOf.getOrDefault(key, first);
        }

        private FaultyText faulty(String key, String reason) {
            return new FaultyText(line(key), reason);
        }

        private String text(String key) throws FaultyText {
            String value = values.get(key);
            if (value == null) {
                throw new FaultyText(first, key + " is missing");
            }
            return value;
        }

        private String[] parts(String key, int count) throws FaultyText {
            String text = text(key).trim();
            String[] parts = text.isEmpty() ? new String[0] : text.split(" +");
            if (parts.length != count) {
                throw faulty(key, key + " has " + parts.length + " values, not " + count);
            }
            return parts;
        }

        private double[] numbers(String key, int count) throws FaultyText {
            String[] parts = parts(key, count);
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = number(key, parts[i]);
            }
            return numbers;
        }

        /** Numbers that may be infinite: a split at {@code inf} separates known from missing values. */
        private double[] thresholds(String key, int count) throws FaultyText {
            String[] parts = parts(key, count);
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = switch (parts[i]) {
                    case "inf" -> Double.POSITIVE_INFINITY;
                    case "-inf" -> Double.NEGATIVE_INFINITY;
                    default -> number(key, parts[i]);
                };
            }
            return numbers;
        }

        private double number(String key, String text) throws FaultyText {
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw faulty(key, key + " has '" + text + "', which is no number");
            }
            throw faulty(key, key + " has " + text + ", which is not finite");
        }

        private int[] wholes(String key, int count) throws FaultyText {
            double[] numbers = numbers(key, count);
            int[] wholes = new int[count];
            for (int i = 0; i < count; i++) {
                wholes[i] = (int) numbers[i];
                if (wholes[i] != numbers[i]) {
                    throw faulty(key, key + " has " + numbers[i] + ", which is not whole");
                }
            }
            return wholes;
        }

        private void expect(String key, Set<String> allowed, String otherwise) throws FaultyText {
            String value = values.get(key);
            if (value != null && !allowed.contains(value)) {
                throw faulty(key, key + "=" + value + ": " + otherwise);
            }
        }
    }

    ModelReading read() {
        try {
            return new ModelReading.Sound(model());
        } catch (FaultyText e) {
            return new ModelReading.Faulty(e.line, String.valueOf(e.getMessage()));
        }
    }

    private RankingModel model() throws FaultyText {
        if (!lines[0].strip().equals("tree")) {
            throw new FaultyText(1, "this is no LightGBM model in text: the first line is not 'tree'");
        }
        List<Block> blocks = blocks();
        Block head = blocks.get(0);
        head.expect("num_class", Set.of("1"), "a ranking has one output");
        head.expect("num_tree_per_iteration", Set.of("1"), "a ranking has one output");
        if (head.values.containsKey("average_output")) {
            throw head.faulty("average_output", "averaged forests are not read, only boosted trees");
        }
        List<String> features = List.of(head.text("feature_names").trim().split(" +"));
        Set<String> names = new TreeSet<>();
        for (String name : features) {
            if (name.isEmpty() || !names.add(name)) {
                throw head.faulty("feature_names", "feature_names has '" + name + "' twice, or empty");
            }
        }
        List<Tree> trees = new ArrayList<>();
        for (Block block : blocks.subList(1, blocks.size())) {
            trees.add(tree(block, features));
        }
        if (trees.isEmpty()) {
            throw new FaultyText(lines.length, "there are no trees");
        }
        return new RankingModel(features, trees);
    }

    private List<Block> blocks() throws FaultyText {
        List<Block> blocks = new ArrayList<>(List.of(new Block(1)));
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.equals(END)) {
                return blocks;
            }
            if (line.startsWith("Tree=")) {
                blocks.add(new Block(i + 1));
            } else if (!line.isEmpty()) {
                Block block = blocks.get(blocks.size() - 1);
                int equal = line.indexOf('=');
                String key = equal < 0 ? line : line.substring(0, equal);
                if (equal < 0 && blocks.size() > 1) {
                    throw new FaultyText(i + 1, "this is not key=value");
                }
                block.values.put(key, line.substring(equal + 1));
                block.lineOf.put(key, i + 1);
            }
        }
        throw new FaultyText(lines.length, "the text breaks off: there is no '" + END + "'");
    }

    private Tree tree(Block block, List<String> features) throws FaultyText {
        block.expect("num_cat", Set.of("0"), "splits by category are not read");
        block.expect("is_linear", Set.of("0"), "linear trees are not read");
        int leaves = block.wholes("num_leaves", 1)[0];
        if (leaves < 1) {
            throw block.faulty("num_leaves", "a tree has at least one leaf, not " + leaves);
        }
        double[] values = block.numbers("leaf_value", leaves);
        if (leaves == 1) {
            return new Tree(List.of(), values, new double[] {1});
        }
        double[] rows = block.numbers("leaf_count", leaves);
        for (double count : rows) {
            if (!(count > 0)) {
                throw block.faulty("leaf_count", "a leaf has at least one row, not " + count);
            }
        }
        return new Tree(splits(block, leaves - 1, features), values, rows);
    }

    private static List<Split> splits(Block block, int count, List<String> features) throws FaultyText {
        int[] feature = block.wholes("split_feature", count);
        double[] threshold = block.thresholds("threshold", count);
        int[] decision = block.wholes("decision_type", count);
        int[] left = block.wholes("left_child", count);
        int[] right = block.wholes("right_child", count);
        BitSet inner = new BitSet();
        BitSet leaves = new BitSet();
        int[] depth = new int[count];
        List<Split> splits = new ArrayList<>();
        for (int node = 0; node < count; node++) {
            if (feature[node] < 0 || feature[node] >= features.size()) {
                throw block.faulty(
                        "split_feature",
                        "split_feature has " + feature[node] + "; there are " + features.size() + " features, from 0");
            }
            if ((decision[node] & CATEGORICAL) != 0 || decision[node] >> 2 > 2 || decision[node] < 0) {
                throw block.faulty("decision_type", "decision_type has " + decision[node] + ", which is not read");
            }
            claim(block, "left_child", left[node], node, count, inner, leaves);
            claim(block, "right_child", right[node], node, count, inner, leaves);
            deepen(block, node, left[node], depth);
            deepen(block, node, right[node], depth);
            splits.add(new Split(
                    feature[node],
                    threshold[node],
                    Missing.values()[decision[node] >> 2],
                    (decision[node] & MISSING_LEFT) != 0,
                    left[node],
                    right[node]));
        }
        return splits;
    }

    /** Paths are followed by recursion, so they end. */
    private static void deepen(Block block, int node, int child, int[] depth) throws FaultyText {
        if (depth[node] >= DEEPEST) {
            throw new FaultyText(block.first, "the tree is deeper than " + DEEPEST + " splits");
        }
        if (child >= 0) {
            depth[child] = depth[node] + 1;
        }
    }

    /**
     * Checks that each node except the root is the child of exactly one node with a smaller number, so there are no
     * cycles.
     */
    private static void claim(Block block, String key, int child, int node, int count, BitSet inner, BitSet leaves)
            throws FaultyText {
        boolean fits = child < 0 ? -1 - child <= count : child > node && child < count;
        BitSet taken = child < 0 ? leaves : inner;
        int number = child < 0 ? -1 - child : child;
        if (!fits || taken.get(number)) {
            throw block.faulty(key, key + " has " + child + ", which cannot be a child of " + node);
        }
        taken.set(number);
    }
}
