package io.lethe.evaluation.steering;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.LearnedSignals;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.Slicing;
import io.lethe.evaluation.protocol.WatchedLog;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.StarMean;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The users of a real data set, with the categories of items as topics: an item of three genres counts a third for
 * each. Each is asked about at the time of the last event before the choice that leave-one-out holds back.
 */
final class RealPeople {
    private static final int PLACES = 10;
    private static final double NEXT_TO_NOTHING = 1e-9;

    private final Corpus corpus;
    private final Plan plan;
    private final int topics;
    private final List<double[]> topicsOf = new ArrayList<>();

    /**
     * What came out for a user.
     *
     * @param events   how many events the history has
     * @param list     the divergence of the list, see {@link Calibration}
     * @param popular  the divergence of the ten items that are chosen most often
     * @param differ   how many of ten items differ between half-lives of 1 and of 1000 days
     * @param hit      whether the choice held back is in the list: 1, or 0
     * @param ndcg     its NDCG@10
     */
    record Line(int events, double list, double popular, double differ, double hit, double ndcg) {}

    /**
     * Of a data set.
     *
     * @param most how many users are asked about, at most
     * @throws IOException if its items have no categories
     */
    RealPeople(Corpus corpus, int most, long seed) throws IOException {
        this.corpus = corpus;
        Map<String, Integer> numbers = new HashMap<>();
        for (EmbeddedItem item : corpus.items()) {
            item.item().categories().forEach(name -> numbers.putIfAbsent(name, numbers.size()));
        }
        if (numbers.size() < 2) {
            throw new IOException(corpus.name() + " has items of " + numbers.size()
                    + " categories; calibration to categories needs two at least");
        }
        this.topics = numbers.size();
        for (EmbeddedItem item : corpus.items()) {
            List<String> names = item.item().categories();
            double[] shares = new double[topics];
            names.forEach(name -> shares[Objects.requireNonNull(numbers.get(name))] += 1.0 / names.size());
            topicsOf.add(shares);
        }
        this.plan = Plans.of(corpus, Protocol.LEAVE_ONE_OUT, Part.TEST, null, new Sampling(most, seed));
    }

    /** A line for each user whose decayed interests have a category. */
    List<Line> run(RankingSettings settings, VectorCache.Progress progress) {
        WatchedLog log = new WatchedLog(plan, "lethe");
        log.openUntil(corpus.size());
        LearnedSignals signals = new LearnedSignals(corpus.items());
        signals.learn(log);
        RankingSettings inForce = signals.inForce(log, settings);
        log.check();
        ServedShop shop = new ServedShop(signals.catalogue(), inForce, PLACES);
        double[] popular = shares(mostPopular());
        List<Line> lines = new ArrayList<>();
        long done = 0;
        for (Request request : plan.requests()) {
            Question question = new Question(corpus, request, new BitSet(), true, PLACES);
            double[] interests = interests(question, request, inForce.interest());
            if (DoubleStream.of(interests).sum() > NEXT_TO_NOTHING) {
                lines.add(line(shop, question, request, interests, popular));
            }
            done++;
            progress.show(done, plan.requests().size());
        }
        return lines;
    }

    private Line line(ServedShop shop, Question question, Request request, double[] interests, double[] popular) {
        List<LedgerEntry> history = question.history();
        List<Integer> list = slots(shop.list(question.user(), history, question.at()));
        int place = list.indexOf(request.wanted().get(0));
        return new Line(
                history.size(),
                Calibration.divergence(interests, shares(list)),
                Calibration.divergence(interests, popular),
                shop.differ(question.user(), history, question.at()),
                place < 0 ? 0 : 1,
                place < 0 ? 0 : Math.log(2) / Math.log(place + 2.0));
    }

    private static List<Integer> slots(Ranking ranking) {
        return ranking.items().stream().map(one -> one.item().slot()).toList();
    }

    private List<Integer> mostPopular() {
        int[] counts = plan.popularity();
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> -counts[item]))
                .limit(PLACES)
                .toList();
    }

    /** The share of each topic in a list; items without a category have none. */
    private double[] shares(List<Integer> list) {
        double[] sums = new double[topics];
        list.forEach(item -> add(sums, topicsOf.get(item), 1));
        return normalized(sums);
    }

    private double[] interests(Question question, Request request, InterestSettings settings) {
        double[] sums = new double[topics];
        List<LedgerEntry> history = question.history();
        EventWeights weights = settings.weights();
        double stars = StarMean.of(
                UserState.of(question.user(), history, UserState.DEFAULT_WINDOW),
                question.at(),
                weights.shaping().stars());
        for (int place = 0; place < history.size(); place++) {
            int item = corpus.itemOf(corpus.rowOf(request.user(), place));
            if (item >= 0) {
                LedgerEntry entry = history.get(place);
                double age = (question.at() - entry.interaction().timestamp()) / 1000.0;
                double weight = weights.inInterest(entry.interaction().type(), weights.of(entry.interaction(), stars));
                add(sums, topicsOf.get(item), weight * Math.pow(2, -age / settings.halfLifeSeconds()));
            }
        }
        for (int topic = 0; topic < topics; topic++) {
            sums[topic] = Math.max(0, sums[topic]);
        }
        return normalized(sums);
    }

    private static void add(double[] sums, double[] shares, double weight) {
        for (int topic = 0; topic < sums.length; topic++) {
            sums[topic] += weight * shares[topic];
        }
    }

    private static double[] normalized(double[] sums) {
        double all = DoubleStream.of(sums).sum();
        return all == 0 ? sums : DoubleStream.of(sums).map(one -> one / all).toArray();
    }

    /** The lines of users with so many events that their interests had time to fade. */
    static List<Line> withManyEvents(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.events() >= Slicing.MANY_EVENTS)
                .toList();
    }
}
