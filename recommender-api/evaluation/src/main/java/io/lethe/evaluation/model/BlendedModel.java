package io.lethe.evaluation.model;

import io.lethe.evaluation.protocol.EventLog;

/**
 * Lethe and another model, asked the same and added up: an item's score is
 * {@code z(Lethe's) + weight · z(the other's)}, where z is a score less its mean over the candidates, divided by its
 * standard deviation over them (0 where all are equal). Ranked is by that alone: what Lethe does to a list beyond
 * scores, such as diversity and what it leaves out, has no part in it.
 */
final class BlendedModel implements Model {
    private final String name;
    private final Model lethe;
    private final Model other;
    private final int items;
    private final double weight;

    /**
     * Of two models that have learned nothing beyond what they will be shown.
     *
     * @param items  how many items the catalogue has
     * @param weight what a deviation of the other's is worth in deviations of Lethe's, at least 0
     */
    BlendedModel(String name, Model lethe, Model other, int items, double weight) {
        this.name = name;
        this.lethe = lethe;
        this.other = other;
        this.items = items;
        this.weight = weight;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void learn(EventLog log) {
        lethe.learn(log);
        other.learn(log);
    }

    @Override
    public Answer answer(Question question) {
        double[] scores = new double[items];
        add(scores, 1, lethe.answer(question), question);
        add(scores, weight, other.answer(question), question);
        return Answer.of(scores);
    }

    private static void add(double[] scores, double weight, Answer answer, Question question) {
        double count = 0;
        double mean = 0;
        double squares = 0;
        for (int item = 0; item < scores.length; item++) {
            if (question.isCandidate(item)) {
                count++;
                double off = answer.score(item) - mean;
                mean += off / count;
                squares += off * (answer.score(item) - mean);
            }
        }
        if (squares == 0) {
            return;
        }
        double share = weight / Math.sqrt(squares / count);
        for (int item = 0; item < scores.length; item++) {
            if (question.isCandidate(item)) {
                scores[item] += share * (answer.score(item) - mean);
            }
        }
    }

    @Override
    public void close() {
        lethe.close();
        other.close();
    }
}
