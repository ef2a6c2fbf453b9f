package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.rival.classic.Nearest.Neighbour;
import io.lethe.evaluation.rival.classic.SessionIndex.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Nearest neighbours of sessions: of the sessions that share an item with the current one, a sample of those that ended
 * last; of these the nearest; what is in them counts. What a session weighs is left to a {@link Weighing}.
 *
 * <p>Users of data sets without sessions have them by pauses: the current session is what the history has after the
 * last long pause, however long ago that was. With a pause that is never reached, a user is a session. Other sessions
 * of the same user are sessions like any others; the current one, as far as it was learned, is left out. What the user
 * repeats can be added from all of the history, as S. Latifi, N. Mauro and D. Jannach do it for session-aware kNN
 * (<i>Session-aware recommendation: a surprising quest for the state-of-the-art</i>, Information Sciences 573, 2021).
 */
final class SessionKnn implements Model {
    private final String name;
    private final SessionIndex sessions;
    private final Setting setting;
    private final Weighing weighing;

    /** What the parts of a session say. */
    interface Weighing {
        /** The weight of an item of the current session, so many steps back, of so many. */
        double current(int steps, int size);

        /**
         * How near a session is.
         *
         * @param common  the sum of the weights of the items in common
         * @param squares the sum of the squares of the weights of all items of the current session
         * @param size    how many they are
         * @param at      the time asked about, in milliseconds since 1970
         */
        double likeness(double common, double squares, int size, Session session, long at);

        /**
         * What an item of a near session counts.
         *
         * @param place  its place in that session
         * @param anchor the place there of the item in common that was chosen last in the current session
         * @param steps  how many steps back that item is in the current session
         * @param rarity ln(sessions / sessions with the item)
         */
        double item(int place, int anchor, int steps, double rarity);
    }

    /**
     * What can be chosen about every kind.
     *
     * @param pause      the longest pause inside a session, in milliseconds
     * @param sample     how many of the sessions that ended last are looked at, at least 1
     * @param neighbours how many of them count, at least 1
     * @param repeats    what the user's own repeats count, at least 0; see {@link ChoiceHistory#addRepeats}
     * @param halfLife   of those, in steps
     */
    record Setting(long pause, int sample, int neighbours, double repeats, double halfLife) {}

    SessionKnn(String name, ItemNumbers numbers, Setting setting, Weighing weighing) {
        this.name = name;
        this.sessions = new SessionIndex(numbers, setting.pause());
        this.setting = setting;
        this.weighing = weighing;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void learn(EventLog log) {
        sessions.learn(log);
    }

    @Override
    public Answer answer(Question question) {
        double[] scores = new double[sessions.counts().length];
        ChoiceHistory past = ChoiceHistory.of(question);
        ChoiceHistory current = past.since(setting.pause());
        int[] items = current.distinct();
        double[] weights = new double[items.length];
        double squares = 0;
        int[] stepsOf = new int[scores.length];
        Arrays.fill(stepsOf, Integer.MAX_VALUE);
        for (int steps = 0; steps < items.length; steps++) {
            weights[steps] = weighing.current(steps, items.length);
            squares += weights[steps] * weights[steps];
            stepsOf[items[steps]] = steps;
        }
        double[] common = sessions.common(items, weights);
        Nearest nearest = new Nearest(setting.neighbours());
        for (int number : candidates(common, current, question.user().userId())) {
            Session session = sessions.get(number);
            nearest.offer(number, weighing.likeness(common[number], squares, items.length, session, question.at()));
        }
        for (Neighbour neighbour : nearest.list()) {
            add(neighbour, stepsOf, scores);
        }
        past.addRepeats(scores, setting.repeats(), setting.halfLife());
        ChoiceHistory.breakTies(scores, sessions.counts());
        return Answer.of(scores);
    }

    private List<Integer> candidates(double[] common, ChoiceHistory current, String asking) {
        List<Integer> sharing = new ArrayList<>();
        for (int number = 0; number < common.length; number++) {
            if (common[number] > 0 && !sessions.isOwn(sessions.get(number), asking, current)) {
                sharing.add(number);
            }
        }
        if (sharing.size() > setting.sample()) {
            sharing.sort(Comparator.comparingLong(
                            (Integer number) -> sessions.get(number).end())
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()));
            return sharing.subList(0, setting.sample());
        }
        return sharing;
    }

    private void add(Neighbour neighbour, int[] stepsOf, double[] scores) {
        Session session = sessions.get(neighbour.number());
        int anchor = 0;
        for (int place = 1; place < session.size(); place++) {
            if (stepsOf[session.item(place)] < stepsOf[session.item(anchor)]) {
                anchor = place;
            }
        }
        int steps = stepsOf[session.item(anchor)];
        for (int place = 0; place < session.size(); place++) {
            int item = session.item(place);
            double rarity = Math.log(sessions.size() / sessions.counts()[item]);
            scores[item] += neighbour.likeness() * weighing.item(place, anchor, steps, rarity);
        }
    }
}
