package io.lethe.recommend.ranking;

import io.lethe.recommend.ranking.Split.Missing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** A tree as ONNX has it: nodes in any order, by their ids. */
final class TreeOfNodes {
    private static final String LEAF = "LEAF";

    private final long number;
    private final Map<Long, Node> nodes = new HashMap<>();
    private final Map<Long, Double> values = new HashMap<>();

    /**
     * A node.
     *
     * @param mode        how a row's number is compared with the threshold; {@code LEAF} of a leaf
     * @param missingTrue whether rows without a number go where the comparison holds
     * @param rows        how many rows came by in training
     */
    record Node(
            long id,
            String mode,
            int feature,
            float threshold,
            long onTrue,
            long onFalse,
            boolean missingTrue,
            float rows) {

        boolean isLeaf() {
            return mode.equals(LEAF);
        }

        /** The same as a comparison with the highest number that goes left. */
        private Split split(int left, int right) {
            return switch (mode) {
                case "BRANCH_LEQ" -> new Split(feature, threshold, Missing.NAN, missingTrue, left, right);
                case "BRANCH_LT" -> new Split(feature, Math.nextDown(threshold), Missing.NAN, missingTrue, left, right);
                case "BRANCH_GT" -> new Split(feature, threshold, Missing.NAN, !missingTrue, left, right);
                default -> new Split(feature, Math.nextDown(threshold), Missing.NAN, !missingTrue, left, right);
            };
        }

        private long left() {
            return isGreater() ? onFalse : onTrue;
        }

        private long right() {
            return isGreater() ? onTrue : onFalse;
        }

        private boolean isGreater() {
            return mode.equals("BRANCH_GT") || mode.equals("BRANCH_GTE");
        }
    }

    /**
     * The tree with numbers from 0, the root's first and a parent's before those of its children. Otherwise they are in
     * the order of the ids, so that a tree that was written by {@link OnnxWriter} gets the numbers that it had.
     *
     * @param splits the inner nodes
     * @param values the value of each leaf
     * @param rows   how many rows came to each leaf in training
     */
    record Numbered(List<Split> splits, List<Double> values, List<Double> rows) {}

    TreeOfNodes(long number) {
        this.number = number;
    }

    /** A tree of one leaf. */
    static TreeOfNodes constant(double value) {
        TreeOfNodes tree = new TreeOfNodes(-1);
        tree.add(new Node(0, LEAF, 0, 0, 0, 0, false, 1));
        tree.weigh(0, value);
        return tree;
    }

    void add(Node node) {
        if (!List.of(LEAF, "BRANCH_LEQ", "BRANCH_LT", "BRANCH_GT", "BRANCH_GTE").contains(node.mode())) {
            throw new IllegalArgumentException("nodes_modes has " + node.mode() + ", which is not read");
        }
        if (!node.isLeaf() && Float.isNaN(node.threshold())) {
            throw new IllegalArgumentException("nodes_values has a threshold that is no number");
        }
        if (nodes.put(node.id(), node) != null) {
            throw faulty("has the node " + node.id() + " twice");
        }
    }

    void weigh(long leaf, double value) {
        Node node = nodes.get(leaf);
        if (node == null || !node.isLeaf()) {
            throw faulty("has a value at " + leaf + ", which is no leaf");
        }
        if (!Double.isFinite(value)) {
            throw faulty("has the value " + value + ", which is not finite");
        }
        values.merge(leaf, value, Double::sum);
    }

    /** @throws IllegalArgumentException if the nodes are no tree, saying why */
    Numbered numbered() {
        List<Node> inner = new ArrayList<>();
        List<Node> leaves = new ArrayList<>();
        Map<Long, Integer> places = new HashMap<>();
        Queue<Node> open = new PriorityQueue<>(Comparator.comparingLong(Node::id));
        open.add(root());
        while (!open.isEmpty()) {
            Node node = open.remove();
            List<Node> kind = node.isLeaf() ? leaves : inner;
            if (places.put(node.id(), node.isLeaf() ? -1 - kind.size() : kind.size()) != null) {
                throw faulty("has the node " + node.id() + " in two places");
            }
            kind.add(node);
            if (!node.isLeaf()) {
                open.add(child(node.left()));
                open.add(child(node.right()));
            }
        }
        List<Split> splits = inner.stream()
                .map(node -> node.split(place(places, node.left()), place(places, node.right())))
                .toList();
        return new Numbered(
                splits,
                leaves.stream().map(leaf -> values.getOrDefault(leaf.id(), 0.0)).toList(),
                leaves.stream().map(leaf -> rows(leaf)).toList());
    }

    private double rows(Node leaf) {
        if (!(leaf.rows() > 0) || Float.isInfinite(leaf.rows())) {
            throw faulty("has nodes_hitrates of " + leaf.rows() + " at a leaf, which is not above 0");
        }
        return leaf.rows();
    }

    private static int place(Map<Long, Integer> places, long id) {
        return places.getOrDefault(id, 0);
    }

    private Node child(long id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw faulty("has no node " + id + ", which is a child of another one");
        }
        return node;
    }

    /** The only node that is no child. */
    private Node root() {
        Set<Long> roots = new HashSet<>(nodes.keySet());
        for (Node node : nodes.values()) {
            if (!node.isLeaf()) {
                roots.remove(node.onTrue());
                roots.remove(node.onFalse());
            }
        }
        if (roots.size() != 1) {
            throw faulty("has " + roots.size() + " roots");
        }
        return child(roots.iterator().next());
    }

    private IllegalArgumentException faulty(String what) {
        return new IllegalArgumentException("tree " + number + " " + what);
    }
}
