package io.lethe.recommend.ranking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;

/** Trees in LightGBM's text format, version 4, as LightGBM itself reads it. */
final class LightGbmText {
    private static final int LEFT = 2;

    private LightGbmText() {}

    /** @param names the features, by their numbers */
    static String of(List<String> names, List<TreeOfNodes> trees) {
        List<String> lines = new ArrayList<>(List.of(
                "tree",
                "version=v4",
                "num_class=1",
                "num_tree_per_iteration=1",
                "label_index=0",
                "max_feature_idx=" + (names.size() - 1),
                "feature_names=" + String.join(" ", names),
                "feature_infos=" + String.join(" ", Collections.nCopies(names.size(), "[-inf:inf]")),
                ""));
        for (int i = 0; i < trees.size(); i++) {
            lines.add("Tree=" + i);
            add(trees.get(i).numbered(), lines);
        }
        lines.add("end of trees");
        return String.join("\n", lines) + "\n";
    }

    private static void add(TreeOfNodes.Numbered tree, List<String> lines) {
        lines.add("num_leaves=" + tree.values().size());
        lines.add("num_cat=0");
        if (!tree.splits().isEmpty()) {
            lines.add("split_feature=" + joined(tree.splits(), split -> Integer.toString(split.feature())));
            lines.add("threshold=" + joined(tree.splits(), split -> number(split.threshold())));
            lines.add("decision_type="
                    + joined(
                            tree.splits(),
                            split -> Integer.toString(
                                    split.missing().ordinal() << 2 | (split.missingLeft() ? LEFT : 0))));
            lines.add("left_child=" + joined(tree.splits(), split -> Integer.toString(split.left())));
            lines.add("right_child=" + joined(tree.splits(), split -> Integer.toString(split.right())));
        }
        lines.add("leaf_value=" + joined(tree.values(), LightGbmText::number));
        if (!tree.splits().isEmpty()) {
            lines.add("leaf_count=" + joined(tree.rows(), LightGbmText::count));
        }
        lines.addAll(List.of("is_linear=0", "shrinkage=1", ""));
    }

    private static String number(double number) {
        return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : Double.toString(number);
    }

    /** Rows are whole, unless another program counted in shares. */
    private static String count(double rows) {
        return rows == Math.rint(rows) ? String.format(Locale.ROOT, "%.0f", rows) : Double.toString(rows);
    }

    private static <T> String joined(List<T> some, Function<T, String> text) {
        StringJoiner joined = new StringJoiner(" ");
        some.forEach(one -> joined.add(text.apply(one)));
        return joined.toString();
    }
}
