package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.rival.classic.Nearest.Neighbour;

/**
 * User-based nearest neighbours (B. Sarwar et al., <i>Analysis of recommendation algorithms for e-commerce</i>, EC
 * 2000), with items that may count less the longer ago and the more popular they are: the score of j is the sum, over
 * the nearest of the users v who chose j, the asking one left out, of
 *
 * <pre>
 * sim(u, v) = Σ_{i ∈ I_u ∩ I_v} w_i / (√(Σ_{i ∈ I_u} w_i² · |I_v|) + shrinkage)
 *                 I_u the distinct items of the history
 * w_i = 2^(−steps back/halfLife) · |U_i|^(−rarity)                                     U_i the users who chose i
 * </pre>
 *
 * With all w_i = 1 this is the cosine of binary vectors.
 */
final class UserKnn implements Model {
    private final SessionIndex users;
    private final Setting setting;

    /**
     * What can be chosen.
     *
     * @param neighbours how many users count, at least 1
     * @param shrinkage  how much few common items are distrusted, at least 0
     * @param halfLife   of the history's items, in steps
     * @param rarity     how much more rare items say, 0 to 1
     * @param repeats    what the user's own repeats count, at least 0; see {@link ChoiceHistory#addRepeats}
     */
    record Setting(int neighbours, double shrinkage, double halfLife, double rarity, double repeats) {}

    UserKnn(ItemNumbers numbers, Setting setting) {
        this.users = new SessionIndex(numbers, SessionIndex.WHOLE_USER);
        this.setting = setting;
    }

    @Override
    public String name() {
        return "user-knn";
    }

    @Override
    public void learn(EventLog log) {
        users.learn(log);
    }

    @Override
    public Answer answer(Question question) {
        double[] scores = new double[users.counts().length];
        ChoiceHistory past = ChoiceHistory.of(question);
        for (Neighbour neighbour : nearest(past, question.user().userId())) {
            SessionIndex.Session user = users.get(neighbour.number());
            for (int place = 0; place < user.size(); place++) {
                scores[user.item(place)] += neighbour.likeness();
            }
        }
        past.addRepeats(scores, setting.repeats(), setting.halfLife());
        ChoiceHistory.breakTies(scores, users.counts());
        return Answer.of(scores);
    }

    private Iterable<Neighbour> nearest(ChoiceHistory past, String asking) {
        int[] items = past.distinct();
        double[] weights = new double[items.length];
        double squares = 0;
        for (int steps = 0; steps < items.length; steps++) {
            weights[steps] = ChoiceHistory.weight(steps, setting.halfLife())
                    * Math.pow(Math.max(1, users.counts()[items[steps]]), -setting.rarity());
            squares += weights[steps] * weights[steps];
        }
        double[] common = users.common(items, weights);
        Nearest nearest = new Nearest(setting.neighbours());
        for (int user = 0; user < common.length; user++) {
            if (common[user] > 0 && !users.isOwn(users.get(user), asking, past)) {
                double size = Math.sqrt(squares * users.get(user).size());
                nearest.offer(user, common[user] / (size + setting.shrinkage()));
            }
        }
        return nearest.list();
    }
}
