package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.rival.classic.Nearest.Neighbour;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Item-based nearest neighbours (B. Sarwar et al., <i>Item-based collaborative filtering recommendation algorithms</i>,
 * WWW 2001; M. Deshpande and G. Karypis, <i>Item-based top-N recommendation algorithms</i>, TOIS 2004): the score of j
 * is the sum, over the distinct items i of the history that j is one of the nearest neighbours of, of
 * {@code 2^(−steps back/halfLife)} times
 *
 * <pre>
 * |U_i ∩ U_j| / (√(|U_i| · |U_j|) + shrinkage)      cosine; U_i the users who chose i
 * |U_i ∩ U_j| / (|U_i| · |U_j|^p + shrinkage)       conditional probability, p against popularity
 * </pre>
 *
 * Neighbours are looked for when an item is first asked about and kept until the log shows more: one look costs as much
 * as the histories of the item's users are long.
 */
final class ItemKnn implements Model {
    private final SessionIndex users;
    private final Setting setting;
    private final Map<Integer, List<Neighbour>> known = new ConcurrentHashMap<>();

    /** What likeness is. */
    enum Likeness {
        COSINE,
        CONDITIONAL
    }

    /**
     * What can be chosen.
     *
     * @param neighbours how many of an item count, at least 1
     * @param shrinkage  how much few common users are distrusted, at least 0
     * @param popularity the power p, 0 to 1; nothing to the cosine
     * @param halfLife   of the history's items, in steps
     * @param repeats    what the user's own repeats count, at least 0; see {@link ChoiceHistory#addRepeats}
     */
    record Setting(
            int neighbours, Likeness likeness, double shrinkage, double popularity, double halfLife, double repeats) {}

    ItemKnn(ItemNumbers numbers, Setting setting) {
        this.users = new SessionIndex(numbers, SessionIndex.WHOLE_USER);
        this.setting = setting;
    }

    @Override
    public String name() {
        return "item-knn";
    }

    @Override
    public void learn(EventLog log) {
        known.clear();
        users.learn(log);
    }

    @Override
    public Answer answer(Question question) {
        double[] scores = new double[users.counts().length];
        ChoiceHistory past = ChoiceHistory.of(question);
        int[] items = past.distinct();
        for (int steps = 0; steps < items.length; steps++) {
            double weight = ChoiceHistory.weight(steps, setting.halfLife());
            for (Neighbour neighbour : known.computeIfAbsent(items[steps], this::nearest)) {
                scores[neighbour.number()] += weight * neighbour.likeness();
            }
        }
        past.addRepeats(scores, setting.repeats(), setting.halfLife());
        ChoiceHistory.breakTies(scores, users.counts());
        return Answer.of(scores);
    }

    private List<Neighbour> nearest(int item) {
        double[] counts = users.counts();
        int[] common = new int[counts.length];
        Ints having = users.with(item);
        for (int place = 0; place < having.size(); place++) {
            SessionIndex.Session user = users.get(having.get(place));
            for (int i = 0; i < user.size(); i++) {
                common[user.item(i)]++;
            }
        }
        Nearest nearest = new Nearest(setting.neighbours());
        for (int other = 0; other < common.length; other++) {
            if (common[other] > 0 && other != item) {
                double size =
                        switch (setting.likeness()) {
                            case COSINE -> Math.sqrt(counts[item] * counts[other]);
                            case CONDITIONAL -> counts[item] * Math.pow(counts[other], setting.popularity());
                        };
                nearest.offer(other, common[other] / (size + setting.shrinkage()));
            }
        }
        return nearest.list();
    }
}
