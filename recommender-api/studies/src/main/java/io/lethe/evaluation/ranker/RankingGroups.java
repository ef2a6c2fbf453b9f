package io.lethe.evaluation.ranker;

import io.lethe.recommend.ranking.Feature;
import io.lethe.recommend.ranking.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Pools of requests with what was wanted marked in them: a group of rows for each request. Pools without it teach
 * nothing and are left out.
 */
final class RankingGroups {
    private final List<List<FeatureRow>> groups = new ArrayList<>();
    private final List<Set<Integer>> wanted = new ArrayList<>();
    private int asked;
    private int rows;

    void add(List<FeatureRow> pool, Set<Integer> items) {
        asked++;
        if (pool.stream().anyMatch(row -> items.contains(row.item().slot()))) {
            groups.add(pool);
            wanted.add(items);
            rows += pool.size();
        }
    }

    /** How many requests there were, those left out included. */
    int asked() {
        return asked;
    }

    /** How many of them had something wanted in their pool. */
    int reached() {
        return groups.size();
    }

    int rows() {
        return rows;
    }

    /** A number for each feature of each row, row by row. */
    float[] features() {
        Feature[] features = Feature.values();
        float[] all = new float[rows * features.length];
        int next = 0;
        for (List<FeatureRow> group : groups) {
            for (FeatureRow row : group) {
                for (Feature feature : features) {
                    all[next++] = row.at(feature);
                }
            }
        }
        return all;
    }

    /** 1 for each row that was wanted, 0 for the others. */
    float[] labels() {
        float[] labels = new float[rows];
        int next = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (FeatureRow row : groups.get(group)) {
                labels[next++] = wanted.get(group).contains(row.item().slot()) ? 1 : 0;
            }
        }
        return labels;
    }

    /** How many rows each group has. */
    int[] sizes() {
        return groups.stream().mapToInt(List::size).toArray();
    }
}
