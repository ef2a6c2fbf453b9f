package io.lethe.evaluation.prediction;

import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.LetheModel;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.WatchedLog;
import io.lethe.recommend.Predictor.Prediction;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Asks for predictions of what a plan holds out: the stars of each held-out rating, and for each held-out choice the
 * probability beside that of one item that the user never had to do with, drawn by chance. A choice and an item drawn
 * are as many, so one half is what knowing nothing says.
 */
final class PredictionStudy {

    /** A rating that was asked for. */
    record Star(int user, double predicted, double actual) {}

    /**
     * An item that the user went for, or one drawn by chance.
     *
     * @param lead        how far what the ranking gives it is above the usual, as {@link ChoiceScale} has it
     * @param probability what the service says
     * @param popularity  how often it had been chosen
     */
    record Case(int user, double lead, double probability, double popularity, boolean happened) {}

    private final Plan plan;
    private final long seed;

    PredictionStudy(Plan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    /** How far a model is off, rating by rating. */
    List<Star> ratings(RatingModel model) {
        WatchedLog log = new WatchedLog(plan, model.name());
        List<Star> stars = new ArrayList<>();
        for (Request request : plan.requests()) {
            open(log, request, () -> model.learn(log));
            Question question = question(request);
            actual(request)
                    .forEach((item, value) -> stars.add(new Star(request.user(), model.rating(question, item), value)));
        }
        log.check();
        return stars;
    }

    /** What Lethe says, through the code that serves: its ratings and its cases. */
    void ask(RankingSettings settings, VectorCache.Progress progress, List<Star> stars, List<Case> cases) {
        Corpus corpus = plan.corpus();
        LetheModel lethe = new LetheModel(corpus.items(), settings);
        Counts popularity = new Counts(corpus);
        WatchedLog log = new WatchedLog(plan, lethe.name());
        int done = 0;
        for (Request request : plan.requests()) {
            open(log, request, () -> lethe.learn(log));
            popularity.learn(request.known());
            List<Integer> drawn = drawn(request);
            List<Integer> items = new ArrayList<>(request.wanted());
            items.addAll(drawn);
            List<Prediction> predictions = lethe.predict(question(request), items);
            Map<Integer, Double> actual = actual(request);
            for (int i = 0; i < items.size(); i++) {
                Prediction one = predictions.get(i);
                Double value = actual.get(items.get(i));
                if (value != null) {
                    stars.add(new Star(request.user(), one.rating(), value));
                }
                if (drawn.size() == request.wanted().size()) {
                    cases.add(new Case(
                            request.user(),
                            one.lead(),
                            one.probability(),
                            popularity.of(items.get(i)),
                            i < request.wanted().size()));
                }
            }
            progress.show(++done, plan.requests().size());
        }
        log.check();
    }

    private static void open(WatchedLog log, Request request, Runnable learning) {
        if (log.end() < request.known()) {
            log.openUntil(request.known());
            learning.run();
        }
    }

    private Question question(Request request) {
        return new Question(plan.corpus(), request, new BitSet(), true, 1);
    }

    /** As many items that the user never has to do with as were wanted, in no order. */
    private List<Integer> drawn(Request request) {
        BitSet some = new Negatives(request.wanted().size(), seed).candidates(plan, request);
        request.wanted().forEach(some::clear);
        return some.stream().boxed().toList();
    }

    /** The stars that the user then gave to the items that were wanted; items without are left out. */
    private Map<Integer, Double> actual(Request request) {
        Corpus corpus = plan.corpus();
        Map<Integer, Double> actual = new HashMap<>();
        for (int place = request.history(); place < corpus.sizeOf(request.user()); place++) {
            int row = corpus.rowOf(request.user(), place);
            if (corpus.timeOf(row) != request.at()) {
                break;
            }
            OptionalDouble stars = Ratings.starsOf(corpus.row(row));
            if (stars.isPresent() && request.wanted().contains(corpus.itemOf(row))) {
                actual.put(corpus.itemOf(row), stars.getAsDouble());
            }
        }
        return actual;
    }

    /** How often items were chosen before an event. */
    private static final class Counts {
        private final Corpus corpus;
        private final int[] counts;
        private int next;

        Counts(Corpus corpus) {
            this.corpus = corpus;
            this.counts = new int[corpus.items().size()];
        }

        void learn(int end) {
            for (; next < end; next++) {
                if (corpus.isChoice(next)) {
                    counts[corpus.itemOf(next)]++;
                }
            }
        }

        int of(int item) {
            return counts[item];
        }
    }
}
