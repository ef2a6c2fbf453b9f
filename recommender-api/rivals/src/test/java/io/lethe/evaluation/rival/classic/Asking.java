package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.protocol.WatchedLog;

/**
 * Asks a model for the first event of the last tenth of a shop's time, nothing masked, after it has learned in steps
 * what was before.
 */
final class Asking {
    private final Corpus corpus;
    private final Request request;
    private final Question question;
    private final WatchedLog log;

    Asking(SmallShop shop) {
        corpus = shop.corpus();
        Plan plan = Plans.of(corpus, Protocol.TEMPORAL, Part.TEST, Masking.NOTHING, Sampling.ALL);
        request = plan.requests().get(0);
        question = new Question(corpus, request, new Negatives(0, 1).candidates(plan, request), true, 10);
        log = new WatchedLog(plan, "test");
    }

    /** How many events may be learned. */
    int known() {
        return request.known();
    }

    ChoiceHistory past() {
        return ChoiceHistory.of(question);
    }

    Asking learn(Model model, int end) {
        log.openUntil(end);
        model.learn(log);
        return this;
    }

    void learn(SessionIndex sessions) {
        log.openUntil(known());
        sessions.learn(log);
    }

    Answer answer(Model model) {
        return model.answer(question);
    }

    double[] scores(Model model) {
        learn(model, known());
        return scoresNow(model);
    }

    double[] scoresNow(Model model) {
        Answer answer = answer(model);
        double[] scores = new double[corpus.items().size()];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = answer.score(item);
        }
        log.check();
        return scores;
    }
}
