package io.lethe.evaluation.rival.network;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.Family;
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
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.evaluation.tune.Chosen;
import java.util.List;
import java.util.Map;

/** Small data sets, and models of the learned families for them. */
final class Shops {
    static final int ITEMS = 8;
    static final List<String> NETWORKS = List.of("dense", "lstm-attention", "self-attention");

    private static final int USERS = 160;
    private static final int CHOICES = 6;
    private static final Map<String, String> SMALL =
            Map.of("dimension", "16", "dropout", "0.1", "learningRate", "0.01", "epochs", "30", "length", "10");

    private Shops() {}

    /** Everybody buys one item a day, each time the one after the last, and the first one after the last of all. */
    static SmallShop ring() {
        return ring(1);
    }

    /** The same, but that the last purchase goes on by more than one. */
    static SmallShop ring(int lastStep) {
        SmallShop shop = new SmallShop(ITEMS);
        for (int user = 0; user < USERS; user++) {
            for (int choice = 0; choice < CHOICES; choice++) {
                int step = choice == CHOICES - 1 ? choice - 1 + lastStep : choice;
                shop.bought("u" + user, (user + step) % ITEMS, choice);
            }
        }
        return shop;
    }

    static Plan leaveOneOut(SmallShop shop) {
        return Plans.of(shop.corpus(), Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);
    }

    static Plan over(SmallShop shop, Protocol protocol) {
        return Plans.of(shop.corpus(), protocol, Part.TEST, Masking.NOTHING, Sampling.ALL);
    }

    static Model network(String name, SmallShop shop, long seed) {
        Family family = Models.rival(name).orElseThrow();
        return family.make(shop.items(), small(family), seed);
    }

    /** What is chosen about a network that is to learn fast. */
    static Chosen small(Family family) {
        Chosen chosen = family.defaults();
        for (Map.Entry<String, String> one : SMALL.entrySet()) {
            chosen = chosen.with(one.getKey(), one.getValue());
        }
        return chosen;
    }

    static void learn(Model model, Plan plan) {
        WatchedLog log = new WatchedLog(plan, model.name());
        log.openUntil(plan.requests().get(0).known());
        model.learn(log);
        log.check();
    }

    /** How a model does; a leak would fail it. */
    static ModelResult run(Model model, Plan plan) {
        return new Evaluation(plan, new Negatives(0, 1), 1, 2, () -> 0).run(model, (done, all) -> {});
    }

    static Answer answer(Model model, Plan plan, int request) {
        Corpus corpus = plan.corpus();
        Request asked = plan.requests().get(request);
        return model.answer(new Question(corpus, asked, new Negatives(0, 1).candidates(plan, asked), false, 10));
    }

    static double[] scores(Answer answer) {
        double[] scores = new double[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            scores[item] = answer.score(item);
        }
        return scores;
    }
}
