package io.lethe.evaluation.prediction;

import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratings by items that the same people rated alike: the biases of {@link MeanRating}, and the mean residual of the
 * {@code k} rated items that are most alike. The likeness of two items is the correlation of their residuals over
 * common raters, times {@code n/(n + 100)} (Y. Koren, TKDD 2010, section 2.2).
 */
final class ItemKnnRating implements RatingModel {
    private static final double SHRINKAGE = 100;
    private static final double CAUTION = 0.5;

    private final List<String> items;
    private final MeanRating biases;
    private final int neighbours;
    private final Map<String, Map<String, Double>> raters = new HashMap<>();
    private final Map<String, Map<String, Double>> byUser = new HashMap<>();
    private final Map<String, Double> biasOf = new HashMap<>();
    private int next;

    ItemKnnRating(List<String> items, double itemStrength, double userStrength, int neighbours) {
        this.items = items;
        this.biases = new MeanRating("biases", items, itemStrength, userStrength);
        this.neighbours = neighbours;
    }

    @Override
    public String name() {
        return "item-knn";
    }

    @Override
    public void learn(EventLog log) {
        biases.learn(log);
        next = log.read(next, event -> Ratings.starsOf(event).ifPresent(stars -> {
            String user = event.interaction().userId();
            String item = String.valueOf(event.interaction().itemId());
            byUser.computeIfAbsent(user, id -> new HashMap<>()).put(item, stars);
            biasOf.remove(user);
            raters.computeIfAbsent(item, id -> new HashMap<>()).put(user, stars);
        }));
    }

    @Override
    public double rating(Question question, int item) {
        record Neighbour(double likeness, double residual) {}
        Map<String, Double> rated = Ratings.byItem(question.history());
        double userBias = biases.userBias(rated);
        double mean = biases.mean();
        String id = items.get(item);
        List<Neighbour> alike = new ArrayList<>();
        rated.forEach((other, stars) -> {
            double likeness = likeness(id, other);
            if (likeness > 0) {
                alike.add(new Neighbour(likeness, stars - mean - biases.itemBias(other) - userBias));
            }
        });
        alike.sort(Comparator.comparingDouble((Neighbour one) -> -one.likeness()));
        double sum = 0;
        double weight = CAUTION;
        for (Neighbour one : alike.subList(0, Math.min(neighbours, alike.size()))) {
            sum += one.likeness() * one.residual();
            weight += one.likeness();
        }
        return MeanRating.kept(mean + biases.itemBias(id) + userBias + sum / weight);
    }

    private double likeness(String left, String right) {
        Map<String, Double> one = raters.getOrDefault(left, Map.of());
        Map<String, Double> other = raters.getOrDefault(right, Map.of());
        if (one.size() > other.size()) {
            return likeness(right, left);
        }
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        int common = 0;
        for (Map.Entry<String, Double> rating : one.entrySet()) {
            Double second = other.get(rating.getKey());
            if (second != null) {
                double bias = biases.mean()
                        + biasOf.computeIfAbsent(
                                rating.getKey(), user -> biases.userBias(byUser.getOrDefault(user, Map.of())));
                double x = rating.getValue() - bias - biases.itemBias(left);
                double y = second - bias - biases.itemBias(right);
                product += x * y;
                squares += x * x;
                otherSquares += y * y;
                common++;
            }
        }
        return squares > 0 && otherSquares > 0
                ? product / Math.sqrt(squares * otherSquares) * common / (common + SHRINKAGE)
                : 0;
    }
}
