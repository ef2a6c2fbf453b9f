package io.lethe.recommend;

import io.lethe.recommend.ranking.Feature;
import io.lethe.recommend.ranking.Ranker;
import java.util.ArrayList;
import java.util.List;

/** Hand-made rankers of one tree. */
public final class TinyRankers {
    private TinyRankers() {}

    /** One split: {@code low} up to the threshold and for missing values, {@code high} above. */
    public static Ranker split(Feature feature, double threshold, double low, double high) {
        return of(text(feature.code(), threshold, low, high));
    }

    static Ranker of(String text) {
        return ((Ranker.Reading.Sound) Ranker.read(text)).ranker();
    }

    public static String text(String feature, double threshold, double low, double high) {
        List<String> lines = new ArrayList<>(List.of("tree", "version=v4", "num_class=1", "num_tree_per_iteration=1"));
        lines.addAll(List.of("feature_names=" + feature, "", "Tree=0", "num_leaves=2", "num_cat=0", "split_feature=0"));
        lines.add("threshold=" + threshold);
        lines.addAll(List.of("decision_type=10", "left_child=-1", "right_child=-2"));
        lines.add("leaf_value=" + low + " " + high);
        lines.addAll(List.of("leaf_count=30 10", "is_linear=0", "shrinkage=1", "", "end of trees", ""));
        return String.join("\n", lines);
    }
}
