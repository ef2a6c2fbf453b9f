package io.lethe.evaluation.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How far means over requests can be trusted, when the requests of one user belong together. Whole users are drawn with
 * replacement, as many as there are, and the mean over their requests taken, again and again (A. C. Davison and D. V.
 * Hinkley, <i>Bootstrap Methods and their Application</i>, 1997, section 3.8); the interval runs from the 2.5th to the
 * 97.5th percentile. Two models are compared on the same requests: their difference is bootstrapped like any other
 * figure, and its p-value is that of a test that turns the signs of whole users' differences at random.
 */
public final class Bootstrap {
    private static final int ROUNDS = 1000;
    private static final int SIGN_ROUNDS = 2000;
    private static final double TAIL = 0.025;
    private static final double NORMAL = 1.96;

    private final int[] userOf;
    private final int users;
    private final long seed;

    /**
     * Of requests.
     *
     * @param userOf the user of each request, numbered from 0 without gaps
     */
    public Bootstrap(int[] userOf, long seed) {
        this.userOf = userOf.clone();
        this.users = Arrays.stream(userOf).max().orElse(-1) + 1;
        this.seed = seed;
    }

    /**
     * The same of some of the requests.
     *
     * @param rows their places among all of them
     */
    public Bootstrap among(int[] rows) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] some = Arrays.stream(rows)
                .map(row -> {
                    Integer number = numbers.putIfAbsent(userOf[row], numbers.size());
                    return number == null ? numbers.size() - 1 : number;
                })
                .toArray();
        return new Bootstrap(some, seed);
    }

    /** How many users made the requests. */
    public int users() {
        return users;
    }

    /** The figures of some of the requests. */
    public static double[] at(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    /** The intervals of columns of figures, one figure a request in each. All columns see the same draws. */
    public List<Interval> intervals(List<double[]> columns) {
        double[][] sums = new double[users][columns.size()];
        int[] counts = new int[users];
        for (int i = 0; i < userOf.length; i++) {
            counts[userOf[i]]++;
            for (int c = 0; c < columns.size(); c++) {
                sums[userOf[i]][c] += columns.get(c)[i];
            }
        }
        double[][] means = new double[columns.size()][ROUNDS];
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            double[] sum = new double[columns.size()];
            long count = 0;
            for (int draw = 0; draw < users; draw++) {
                int user = random.nextInt(users);
                count += counts[user];
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += sums[user][c];
                }
            }
            for (int c = 0; c < sum.length; c++) {
                means[c][round] = sum[c] / count;
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (int c = 0; c < means.length; c++) {
            Arrays.sort(means[c]);
            double mean = Arrays.stream(columns.get(c)).average().orElse(Double.NaN);
            intervals.add(
                    new Interval(mean, means[c][(int) (TAIL * ROUNDS)], means[c][ROUNDS - 1 - (int) (TAIL * ROUNDS)]));
        }
        return intervals;
    }

    /**
     * The interval of a share that all users make together, such as coverage. Draws with replacement have fewer users
     * than there are, so that what they cover says little about it. Instead one user after the other is left out: with
     * n users, the standard error is
     *
     * <pre>√((n − 1)/n · Σ(loss − mean loss)²)</pre>
     *
     * (the jackknife: J. W. Tukey 1958; of numbers of species: K. P. Burnham and W. S. Overton, Biometrika 65, 1978),
     * and the interval {@value #NORMAL} of them either way, within 0 and 1.
     *
     * @param losses what the share would lose without a user, as the sum over the requests of the user
     */
    public Interval ofShare(double share, double[] losses) {
        double[] byUser = new double[users];
        for (int i = 0; i < userOf.length; i++) {
            byUser[userOf[i]] += losses[i];
        }
        double mean = Arrays.stream(byUser).average().orElse(0);
        double squares =
                Arrays.stream(byUser).map(loss -> (loss - mean) * (loss - mean)).sum();
        double off = users == 0 ? 0 : NORMAL * Math.sqrt((users - 1.0) / users * squares);
        return new Interval(share, Math.max(0, share - off), Math.min(1, share + off));
    }

    /** The differences of two columns, request by request. */
    public static double[] differences(double[] left, double[] right) {
        double[] differences = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            differences[i] = left[i] - right[i];
        }
        return differences;
    }

    /** How likely differences as large as these are, either way, if the two columns were alike: above 0, at most 1. */
    public double pValue(double[] differences) {
        double[] byUser = new double[users];
        for (int i = 0; i < userOf.length; i++) {
            byUser[userOf[i]] += differences[i];
        }
        double[] moved = Arrays.stream(byUser).filter(one -> one != 0).toArray();
        double actual = Math.abs(Arrays.stream(moved).sum());
        SplittableRandom random = new SplittableRandom(seed);
        int asLarge = 0;
        for (int round = 0; round < SIGN_ROUNDS; round++) {
            double sum = 0;
            long signs = 0;
            for (int i = 0; i < moved.length; i++) {
                signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
                sum += (signs & 1) == 0 ? moved[i] : -moved[i];
            }
            asLarge += Math.abs(sum) >= actual * (1 - 1e-12) ? 1 : 0;
        }
        return (asLarge + 1.0) / (SIGN_ROUNDS + 1.0);
    }
}
