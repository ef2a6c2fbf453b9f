package io.lethe.evaluation.interest;

import io.lethe.interest.profile.Forgetting;
import io.lethe.interest.profile.Pace;
import io.lethe.interest.profile.Pace.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Whether half-lives that follow each user's own return gaps predict the next gaps better than one half-life for all.
 *
 * <p>Each user's moments are cut in time after seven tenths of them. The gaps that end later are held out. Each is
 * predicted as log-normal around the usual gap that {@link Pace} finds from what was before the cut; the prior's
 * strengths and the spread are chosen on the held-out gaps of one half of the users and measured on those of the other
 * half, and the other way round. Beside that stand one half-life for all (exponential gaps with the mean of all gaps
 * before the cuts) and one log-normal distribution for all, with the mean and spread of the logarithms of those.
 * Figures are log-likelihoods for a held-out gap, in nats; their differences to the one half-life come with 95 %
 * bootstrap intervals over users.
 */
public final class ReturnStudy {
    private static final double TRAINED = 0.7;
    private static final int RESAMPLES = 1000;
    private static final double[] STRENGTHS = {1, 2, 4, 8, 16, 32, 64, 128, 256};
    private static final double[] REPETITIONS = {0, 0.05, 0.1, 0.2, 0.3, 0.4};
    private static final double[] SPREADS = {0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1};
    private static final int ROUNDS = 2;
    /** So strong that nothing moves it. */
    private static final double CERTAIN = 1e12;

    /**
     * What a model came to.
     *
     * @param logLikelihood for a held-out gap, in nats
     * @param gain          how much that is above one half-life for all
     * @param lowest        the lower end of the gain's 95 % interval
     * @param highest       the upper end
     * @param priors        what was chosen on either half of the users
     */
    public record Line(
            String model, double logLikelihood, double gain, double lowest, double highest, List<Forgetting> priors) {
        public Line {
            priors = List.copyOf(priors);
        }
    }

    /**
     * What came out, and from how much.
     *
     * @param meanGapSeconds  the mean of the gaps before the cuts
     * @param usualGapSeconds their geometric mean
     */
    public record Result(
            int users,
            int gapsBefore,
            int gapsHeldOut,
            double meanGapSeconds,
            double usualGapSeconds,
            List<Line> lines) {
        public Result {
            lines = List.copyOf(lines);
        }
    }

    /** How much of the prior is chosen: each model one number more than the one before. */
    private enum Model {
        USER("by user"),
        INTEREST("by user and interest"),
        TYPE("by user, interest and type"),
        REPETITION("by user, interest and type, slowed by repetition");

        private final String title;

        Model(String title) {
            this.title = title;
        }
    }

    private record HeldOut(int interest, String type, double seconds) {}

    private record Cut(List<List<Moment>> before, List<HeldOut> gaps) {}

    /** A prior, and the spread of the logarithms around it. */
    private record Fit(Forgetting prior, double variance) {}

    private final double visitSeconds;
    private final long seed;
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Double> before = new ArrayList<>();

    /**
     * @param users        of each user the interests, of each of these the moments with the oldest first
     * @param visitSeconds how close together the events of one visit are
     * @param seed         of the bootstrap
     */
    public ReturnStudy(List<List<List<Moment>>> users, double visitSeconds, long seed) {
        this.visitSeconds = visitSeconds;
        this.seed = seed;
        users.forEach(this::addUser);
    }

    /** Runs the study. */
    public Result run() {
        double mean = before.stream().mapToDouble(gap -> gap).average().orElse(1);
        double log = before.stream().mapToDouble(Math::log).average().orElse(0);
        double variance = before.stream()
                .mapToDouble(gap -> (Math.log(gap) - log) * (Math.log(gap) - log))
                .average()
                .orElse(1);
        double[] forAll = new double[cuts.size()];
        double[] usual = new double[cuts.size()];
        for (int i = 0; i < forAll.length; i++) {
            for (HeldOut gap : cuts.get(i).gaps()) {
                forAll[i] += -Math.log(mean - visitSeconds) - (gap.seconds() - visitSeconds) / (mean - visitSeconds);
                usual[i] += logNormal(gap.seconds(), log, variance);
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(line("one half-life for all", forAll, forAll, List.of()));
        lines.add(line("one log-normal distribution for all", usual, forAll, List.of()));
        for (Model model : Model.values()) {
            Fit even = fitted(model, Math.exp(log), variance, 0);
            Fit odd = fitted(model, Math.exp(log), variance, 1);
            double[] found = new double[cuts.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = logLikelihood(cuts.get(i), i % 2 == 0 ? odd : even);
            }
            lines.add(line(model.title, found, forAll, List.of(even.prior(), odd.prior())));
        }
        int heldOut = cuts.stream().mapToInt(cut -> cut.gaps().size()).sum();
        return new Result(cuts.size(), before.size(), heldOut, mean, Math.exp(log), lines);
    }

    private void addUser(List<List<Moment>> interests) {
        long[] times = interests.stream()
                .flatMap(List::stream)
                .mapToLong(Moment::time)
                .sorted()
                .toArray();
        if (times.length < 2) {
            return;
        }
        long end = times[(int) Math.ceil(times.length * TRAINED) - 1];
        List<List<Moment>> known = new ArrayList<>();
        List<HeldOut> gaps = new ArrayList<>();
        for (int interest = 0; interest < interests.size(); interest++) {
            List<Moment> moments = interests.get(interest);
            known.add(moments.stream().filter(moment -> moment.time() <= end).toList());
            for (int i = 1; i < moments.size(); i++) {
                Moment first = moments.get(i - 1);
                double gap = (moments.get(i).time() - first.time()) / 1000.0;
                if (gap > visitSeconds && moments.get(i).time() > end) {
                    gaps.add(new HeldOut(interest, first.type(), gap));
                } else if (gap > visitSeconds) {
                    before.add(gap);
                }
            }
        }
        if (!gaps.isEmpty()) {
            cuts.add(new Cut(known, gaps));
        }
    }

    /** What is best for the held-out gaps of every second user, found one number at a time. */
    private Fit fitted(Model model, double usualGap, double variance, int half) {
        double[] best = {16, CERTAIN, CERTAIN, 0, 1};
        for (int place = 1; place < Math.min(3, model.ordinal() + 1); place++) {
            best[place] = 16;
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int place = 0; place < best.length; place++) {
                if (place <= model.ordinal() || place == 4) {
                    best[place] = bestAt(place, best, usualGap, variance, half);
                }
            }
        }
        return fit(best, usualGap, variance);
    }

    private double bestAt(int place, double[] numbers, double usualGap, double variance, int half) {
        double highest = Double.NEGATIVE_INFINITY;
        double chosen = numbers[place];
        for (double value : place == 4 ? SPREADS : place == 3 ? REPETITIONS : STRENGTHS) {
            double[] tried = numbers.clone();
            tried[place] = value;
            Fit fit = fit(tried, usualGap, variance);
            double likelihood = 0;
            for (int i = half; i < cuts.size(); i += 2) {
                likelihood += logLikelihood(cuts.get(i), fit);
            }
            if (likelihood > highest) {
                highest = likelihood;
                chosen = value;
            }
        }
        return chosen;
    }

    private Fit fit(double[] numbers, double usualGap, double variance) {
        return new Fit(
                new Forgetting(1, usualGap, numbers[0], numbers[1], numbers[2], numbers[3], visitSeconds, CERTAIN),
                variance * numbers[4]);
    }

    private static double logLikelihood(Cut cut, Fit fit) {
        List<Pace> paces = Pace.of(cut.before(), fit.prior());
        double sum = 0;
        for (HeldOut gap : cut.gaps()) {
            double usual =
                    paces.get(gap.interest()).stretch(gap.type()) * fit.prior().priorGapSeconds();
            sum += logNormal(gap.seconds(), Math.log(usual), fit.variance());
        }
        return sum;
    }

    private static double logNormal(double gap, double mean, double variance) {
        double distance = Math.log(gap) - mean;
        return -Math.log(gap) - 0.5 * Math.log(2 * Math.PI * variance) - distance * distance / (2 * variance);
    }

    private Line line(String model, double[] byUser, double[] forAll, List<Forgetting> priors) {
        double gaps = cuts.stream().mapToInt(cut -> cut.gaps().size()).sum();
        double sum = Arrays.stream(byUser).sum();
        double[] gains = new double[RESAMPLES];
        Random random = new Random(seed);
        for (int i = 0; i < RESAMPLES; i++) {
            double gain = 0;
            double count = 0;
            for (int j = 0; j < byUser.length; j++) {
                int user = random.nextInt(byUser.length);
                gain += byUser[user] - forAll[user];
                count += cuts.get(user).gaps().size();
            }
            gains[i] = gain / Math.max(1, count);
        }
        Arrays.sort(gains);
        return new Line(
                model,
                sum / gaps,
                (sum - Arrays.stream(forAll).sum()) / gaps,
                gains[(int) (RESAMPLES * 0.025)],
                gains[(int) (RESAMPLES * 0.975)],
                priors);
    }
}
