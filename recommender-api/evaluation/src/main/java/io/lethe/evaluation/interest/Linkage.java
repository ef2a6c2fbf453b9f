package io.lethe.evaluation.interest;

/**
 * How alike two groups are, from how alike their members are; the update formulas are those of Lance and Williams
 * (1967).
 */
enum Linkage {
    /** The mean over all pairs. */
    AVERAGE {
        @Override
        double united(double one, int oneCount, double other, int otherCount, double between, int count) {
            return (one * oneCount + other * otherCount) / (oneCount + otherCount);
        }
    },
    /** The least alike pair. */
    COMPLETE {
        @Override
        double united(double one, int oneCount, double other, int otherCount, double between, int count) {
            return Math.min(one, other);
        }
    },
    /** How little the squared distances from the mean grow: a likeness is 1 less half of that growth. */
    WARD {
        @Override
        double united(double one, int oneCount, double other, int otherCount, double between, int count) {
            double grown = ((oneCount + count) * (1 - one) + (otherCount + count) * (1 - other) - count * (1 - between))
                    / (oneCount + otherCount + count);
            return 1 - grown;
        }
    };

    /**
     * How alike the union of two groups is to a third of {@code count} members, given how alike each of them is, and
     * the two to each other.
     */
    abstract double united(double one, int oneCount, double other, int otherCount, double between, int count);

    /**
     * Merges the most alike until none are at least {@code threshold}, and then on until there are {@code most} groups.
     *
     * @param likeness of each two members; it is written over
     */
    int[] groups(double[][] likeness, double threshold, int most) {
        int size = likeness.length;
        int[] group = new int[size];
        int[] count = new int[size];
        for (int i = 0; i < size; i++) {
            group[i] = i;
            count[i] = 1;
        }
        for (int left = size; left > 1; left--) {
            int into = -1;
            int from = -1;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i && count[i] > 0; j++) {
                    if (count[j] > 0 && (into < 0 || likeness[i][j] > likeness[from][into])) {
                        into = j;
                        from = i;
                    }
                }
            }
            if (likeness[from][into] < threshold && left <= most) {
                return group;
            }
            for (int i = 0; i < size; i++) {
                if (count[i] > 0 && i != into && i != from) {
                    double united = united(
                            likeness[into][i],
                            count[into],
                            likeness[from][i],
                            count[from],
                            likeness[into][from],
                            count[i]);
                    likeness[into][i] = united;
                    likeness[i][into] = united;
                }
            }
            count[into] += count[from];
            count[from] = 0;
            for (int i = 0; i < size; i++) {
                group[i] = group[i] == from ? into : group[i];
            }
        }
        return group;
    }
}
