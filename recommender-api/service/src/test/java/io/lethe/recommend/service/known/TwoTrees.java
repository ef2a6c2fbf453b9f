package io.lethe.recommend.service.known;

/** A learned ranker of two trees, as LightGBM writes it: neighbours count against an item, its text speaks for it. */
public final class TwoTrees {
    /** The model's text. */
    public static final String MODEL = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            feature_names=neighbour.sum text.cosine
            feature_infos=[0:1] [-1:1]
            tree_sizes=300 300

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=0 1
            threshold=0.001 0.5
            decision_type=10 10
            left_child=1 -1
            right_child=-2 -3
            leaf_value=0.5 -2 1
            leaf_count=70 20 10
            is_linear=0
            shrinkage=1

            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=1
            threshold=0.05
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=-0.125 0.3
            leaf_count=60 40
            is_linear=0
            shrinkage=0.05

            end of trees
            """;

    private TwoTrees() {}
}
