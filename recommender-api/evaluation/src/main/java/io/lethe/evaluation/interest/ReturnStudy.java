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
 * <p>Each user's moments are cut in time after seven tenths of them. The gaps that end later are held out, and each is predicted as exponential
 * beyond the length of a visit, with the mean that {@link Pace} finds from what was before the cut. The prior is chosen on the held-out gaps of one half of the users and
 * measured on those of the other half, and the other way round. The one half-life for all is that of the mean of all gaps before the cuts. Figures are log-likelihoods for a
 * held-out gap, in nats; their differences to the one half-life come with 95 % bootstrap intervals over users.
 */
public final class ReturnStudy {
    private static final double TRAINED = 0.7;
    private static final int RESAMPLES = 1000;
    private static final double[] STRENGTHS = {0.5, 1, 2, 4, 8, 16, 32, 64};
    private static final double[] REPETITIONS = {0, 0.05, 0.1, 0.2, 0.3, 0.4};
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

    /** What came out, and from how much. */
    public record Result(int users, int gapsBefore, int gapsHeldOut, double meanGapSeconds, List<Line> lines) {
        public Result {
            lines = List.copyOf(lines);
        }
    }

    /** What of the prior is found, and what is left out. */
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

    private record HeldOut(int interest, String type, double excess) {}

    private record Cut(List<List<Moment>> before, List<HeldOut> gaps) {}

    private final double visitSeconds;
    private final long seed;
    private final List<Cut> cuts = new ArrayList<>();
    private double sumBefore;
    private int gapsBefore;

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
        double meanGap = sumBefore / Math.max(1, gapsBefore);
        double[] forAll = new double[cuts.size()];
        for (int i = 0; i < forAll.length; i++) {
            for (HeldOut gap : cuts.get(i).gaps()) {
                forAll[i] += logDensity(gap.excess(), meanGap - visitSeconds);
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(line("one half-life for all", forAll, forAll, List.of()));
        for (Model model : Model.values()) {
            Forgetting even = fitted(model, meanGap, 0);
            Forgetting odd = fitted(model, meanGap, 1);
            double[] found = new double[cuts.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = logLikelihood(cuts.get(i), i % 2 == 0 ? odd : even);
            }
            lines.add(line(model.title, found, forAll, List.of(even, odd)));
        }
        int heldOut = cuts.stream().mapToInt(cut -> cut.gaps().size()).sum();
        return new Result(cuts.size(), gapsBefore, heldOut, meanGap, lines);
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
        List<List<Moment>> before = new ArrayList<>();
        List<HeldOut> gaps = new ArrayList<>();
        for (int interest = 0; interest < interests.size(); interest++) {
            List<Moment> moments = interests.get(interest);
            before.add(moments.stream().filter(moment -> moment.time() <= end).toList());
            for (int i = 1; i < moments.size(); i++) {
                Moment first = moments.get(i - 1);
                double gap = (moments.get(i).time() - first.time()) / 1000.0;
                if (gap > visitSeconds && moments.get(i).time() > end) {
                    gaps.add(new HeldOut(interest, first.type(), gap - visitSeconds));
                } else if (gap > visitSeconds) {
                    sumBefore += gap;
                    gapsBefore++;
                }
            }
        }
        if (!gaps.isEmpty()) {
            cuts.add(new Cut(before, gaps));
        }
    }

    /** The prior that is best for the held-out gaps of every second user, found one number at a time. */
    private Forgetting fitted(Model model, double meanGap, int half) {
        double[] best = {4, model.compareTo(Model.INTEREST) >= 0 ? 4 : CERTAIN, CERTAIN, 0};
        if (model.compareTo(Model.TYPE) >= 0) {
            best[2] = 8;
        }
        int free = model.ordinal() + 1;
        for (int round = 0; round < 2; round++) {
            for (int place = 0; place < free; place++) {
                double highest = Double.NEGATIVE_INFINITY;
                double chosen = best[place];
                for (double value : place == 3 ? REPETITIONS : STRENGTHS) {
                    double[] tried = best.clone();
                    tried[place] = value;
                    double likelihood = logLikelihood(half, prior(tried, meanGap));
                    if (likelihood > highest) {
                        highest = likelihood;
                        chosen = value;
                    }
                }
                best[place] = chosen;
            }
        }
        return prior(best, meanGap);
    }

    private Forgetting prior(double[] numbers, double meanGap) {
        return new Forgetting(1, meanGap, numbers[0], numbers[1], numbers[2], numbers[3], visitSeconds, CERTAIN);
    }

    private double logLikelihood(int half, Forgetting prior) {
        double sum = 0;
        for (int i = half; i < cuts.size(); i += 2) {
            sum += logLikelihood(cuts.get(i), prior);
        }
        return sum;
    }

    private static double logLikelihood(Cut cut, Forgetting prior) {
        List<Pace> paces = Pace.of(cut.before(), prior);
        double sum = 0;
        for (HeldOut gap : cut.gaps()) {
            double mean = paces.get(gap.interest()).stretch(gap.type()) * prior.priorGapSeconds();
            sum += logDensity(gap.excess(), mean - prior.visitSeconds());
        }
        return sum;
    }

    private static double logDensity(double excess, double mean) {
        double atLeastASecond = Math.max(1, mean);
        return -Math.log(atLeastASecond) - excess / atLeastASecond;
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
