package io.lethe.evaluation.ranker;

import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.metric.RankMetric;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.event.ContentHash;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Trains a learned ranker on the requests of a plan, and compares it with the mix. Users are divided by a hash of their
 * ids: seven tenths give the examples, a tenth and a half say when to stop, and another tenth and a half, of which the
 * training saw nothing, judge. The examples go through the serving code at the time of each request, with counts that
 * end before what is predicted: on a validation plan they hold neither validation nor test events, so that an example's
 * own pair is in no count.
 *
 * @param settings what the mix is made by
 * @param seed     of the division and the training
 * @param threads  how many threads answer requests
 */
public record RankerTraining(RankingSettings settings, long seed, int threads) {
    private static final int PARTS = 20;
    private static final int TRAIN = 14;
    private static final int STOP = 3;
    private static final int LEAST = 20;

    /** What a user is for. */
    private enum Role {
        TRAIN,
        STOP,
        JUDGE
    }

    /** Which of the two is better on the users that judge. */
    public enum Verdict {
        RANKER,
        MIX,
        /** The interval of the difference has 0 in it. */
        UNDECIDED
    }

    /**
     * A trained ranker and how good it is.
     *
     * @param requests   how many requests gave examples
     * @param reached    how many of them had something wanted in the pool
     * @param judged     how many requests judged
     * @param mix        NDCG@10 of the mix on those
     * @param learned    NDCG@10 of the ranker
     * @param difference the ranker's less the mix's, request by request
     * @param pValue     how likely a difference of this size is, either way, if the two are alike
     */
    public record Outcome(
            Ranker ranker,
            int requests,
            int reached,
            int judged,
            Interval mix,
            Interval learned,
            Interval difference,
            double pValue) {

        public Verdict verdict() {
            return difference.low() > 0 ? Verdict.RANKER : difference.high() < 0 ? Verdict.MIX : Verdict.UNDECIDED;
        }
    }

    /**
     * Trains.
     *
     * @throws TooFewException if there are too few requests to learn from
     * @throws IOException if LightGBM is not there
     */
    public Outcome run(Plan plan, GroupingRequest.Steps steps, LongSupplier nanoTime) throws IOException {
        Plan taught = part(plan, role -> role != Role.JUDGE);
        Plan judged = part(plan, role -> role == Role.JUDGE);
        LetheFamily lethe = new LetheFamily(new SettingsDocument(settings), plan.protocol() != Protocol.PREQUENTIAL);
        PoolWatch watch = new PoolWatch(taught, lethe.make(plan.corpus().items(), settings, null));
        evaluation(taught, nanoTime).run(watch, steps.begin("examples"));
        RankingGroups train = watch.examples(request -> roleOf(plan, request) == Role.TRAIN);
        RankingGroups stop = watch.examples(request -> roleOf(plan, request) == Role.STOP);
        if (train.reached() < LEAST
                || stop.reached() < LEAST
                || judged.requests().size() < LEAST) {
            throw new TooFewException(String.format(
                    "Too little to learn from: what was wanted is in the pool for %d of %d requests to train by and %d of %d to stop by, and %d are left to judge; "
                            + "each takes %d",
                    train.reached(),
                    train.asked(),
                    stop.reached(),
                    stop.asked(),
                    judged.requests().size(),
                    LEAST));
        }
        LambdaMart.Trained trained = new LambdaMart(seed).train(train, stop, steps.begin("trees"));
        if (!(Ranker.read(trained.text()) instanceof Ranker.Reading.Sound sound)) {
            throw new IOException("LightGBM's model cannot be read: " + Ranker.read(trained.text()));
        }
        int asked = train.asked() + stop.asked();
        return judge(lethe, sound.ranker(), asked, train.reached() + stop.reached(), judged, steps, nanoTime);
    }

    private Outcome judge(
            LetheFamily lethe,
            Ranker ranker,
            int asked,
            int reached,
            Plan plan,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime) {
        Evaluation evaluation = evaluation(plan, nanoTime);
        String metric = RankMetric.NDCG.code(Evaluation.LENGTH);
        ModelResult mix =
                evaluation.run(lethe.make(plan.corpus().items(), settings, null), steps.begin("judging the mix"));
        ModelResult learned =
                evaluation.run(lethe.make(plan.corpus().items(), settings, ranker), steps.begin("judging the ranker"));
        double[] differences = Bootstrap.differences(learned.column(metric), mix.column(metric));
        Bootstrap bootstrap = new Bootstrap(users(plan), seed);
        List<Interval> intervals =
                bootstrap.intervals(List.of(mix.column(metric), learned.column(metric), differences));
        return new Outcome(
                ranker,
                asked,
                reached,
                differences.length,
                intervals.get(0),
                intervals.get(1),
                intervals.get(2),
                bootstrap.pValue(differences));
    }

    private Evaluation evaluation(Plan plan, LongSupplier nanoTime) {
        return new Evaluation(plan, new Negatives(0, seed), seed, threads, nanoTime);
    }

    private Plan part(Plan plan, Predicate<Role> wanted) {
        List<Request> own = plan.requests().stream()
                .filter(request -> wanted.test(roleOf(plan, request)))
                .toList();
        return new Plan(plan.corpus(), plan.protocol(), plan.masking(), plan.heldOut(), own, own.size());
    }

    private Role roleOf(Plan plan, Request request) {
        String user = plan.corpus().users().get(request.user());
        byte[] hash = ContentHash.of((seed + " " + user).getBytes(StandardCharsets.UTF_8))
                .toBytes();
        int part = Math.floorMod((hash[0] & 0xFF) << 8 | (hash[1] & 0xFF), PARTS);
        return part < TRAIN ? Role.TRAIN : part < TRAIN + STOP ? Role.STOP : Role.JUDGE;
    }

    private static int[] users(Plan plan) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] userOf = new int[plan.requests().size()];
        for (int i = 0; i < userOf.length; i++) {
            Integer number = numbers.putIfAbsent(plan.requests().get(i).user(), numbers.size());
            userOf[i] = number == null ? numbers.size() - 1 : number;
        }
        return userOf;
    }
}
