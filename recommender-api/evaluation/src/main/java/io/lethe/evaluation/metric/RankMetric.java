package io.lethe.evaluation.metric;

import java.util.List;

/**
 * A figure for one answer, 0 to 1, the higher the better. With R items looked for, of which the i-th best has the rank
 * r_i, C candidates, and the list cut off after k items:
 *
 * <pre>
 * hit rate    1 if r_1 ≤ k, else 0
 * precision   found / k                        found = how many r_i ≤ k
 * recall      found / R
 * F1          2 · found / (k + R)              the harmonic mean of precision and recall
 * NDCG        Σ_{r_i ≤ k} 1/log2(r_i + 1)  /  Σ_{i ≤ min(k, R)} 1/log2(i + 1)
 * MAP         Σ_{r_i ≤ k} i/r_i  /  min(k, R)
 * MRR         1 / r_1                          over the whole ranking
 * AUC         1 − Σ (r_i − i) / (R · (C − R))
 *                 the chance that an item looked for is above one that is not; 1 if there is no other
 * </pre>
 */
public enum RankMetric {
    HIT_RATE("hr", true) {
        @Override
        public double of(Outcome outcome, int length) {
            return outcome.ranks().get(0) <= length ? 1 : 0;
        }
    },
    PRECISION("precision", true) {
        @Override
        public double of(Outcome outcome, int length) {
            return outcome.found(length) / (double) length;
        }
    },
    RECALL("recall", true) {
        @Override
        public double of(Outcome outcome, int length) {
            return outcome.found(length) / (double) outcome.wanted();
        }
    },
    F1("f1", true) {
        @Override
        public double of(Outcome outcome, int length) {
            return 2.0 * outcome.found(length) / (length + outcome.wanted());
        }
    },
    NDCG("ndcg", true) {
        @Override
        public double of(Outcome outcome, int length) {
            double gain = 0;
            double ideal = 0;
            for (int i = 1; i <= Math.min(length, outcome.wanted()); i++) {
                int rank = outcome.ranks().get(i - 1);
                gain += rank <= length ? discount(rank) : 0;
                ideal += discount(i);
            }
            return gain / ideal;
        }
    },
    MAP("map", true) {
        @Override
        public double of(Outcome outcome, int length) {
            double sum = 0;
            List<Integer> ranks = outcome.ranks();
            for (int i = 1; i <= outcome.found(length); i++) {
                sum += i / (double) ranks.get(i - 1);
            }
            return sum / Math.min(length, outcome.wanted());
        }
    },
    MRR("mrr", false) {
        @Override
        public double of(Outcome outcome, int length) {
            return 1.0 / outcome.ranks().get(0);
        }
    },
    AUC("auc", false) {
        @Override
        public double of(Outcome outcome, int length) {
            long above = 0;
            for (int i = 1; i <= outcome.wanted(); i++) {
                above += outcome.ranks().get(i - 1) - i;
            }
            double pairs = (double) outcome.wanted() * (outcome.candidates() - outcome.wanted());
            return pairs == 0 ? 1 : 1 - above / pairs;
        }
    };

    private final String code;
    private final boolean cut;

    RankMetric(String code, boolean cut) {
        this.code = code;
        this.cut = cut;
    }

    /** The figure of an answer whose list is cut off after {@code length} items, at least 1. */
    public abstract double of(Outcome outcome, int length);

    /** The name in tables and JSON, such as {@code ndcg@10}. */
    public String code(int length) {
        return cut ? code + "@" + length : code;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}
