package io.lethe.evaluation.interest;

import io.lethe.embedding.CodebookBuilder.Sample;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.evaluation.interest.Histories.StudyItem;
import io.lethe.evaluation.interest.Histories.Touch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How well each {@link Candidate} groups the items of real users: at random moments of their lives, with the recent
 * window as it was. One half of the users is to choose by, the other to report.
 */
public final class GroupingStudy {
    private static final int LEAST_EVENTS = 30;
    private static final int FIRST_MOMENT = 20;
    private static final int MOMENTS = 3;
    private static final int DEALS = 5;
    private static final int RIVALS = 1000;
    private static final int DIRECTIONS = 8;
    private static final double STABLE = 0.9;

    private final Histories histories;
    private final List<Candidate> candidates;
    private final long seed;
    private final LongSupplier nanoTime;
    private final List<Sample> catalogue = new ArrayList<>();
    private final List<Set<String>> labels = new ArrayList<>();

    /**
     * What came out for a candidate.
     *
     * @param candidate    its name
     * @param medianGroups how many groups a window has, in the middle
     * @param manyGroups   how many the tenth with the most has at least
     * @param medianMicros how long a grouping takes, in microseconds
     * @param estimates    all else
     */
    public record Result(
            String candidate,
            double medianGroups,
            double manyGroups,
            double medianMicros,
            Map<Measure, Estimate> estimates) {}

    /**
     * Both halves.
     *
     * @param users   how many users there are in both together
     * @param windows how many moments were looked at
     * @param choose  the half to choose by
     * @param report  the half to report
     */
    public record Outcome(int users, int windows, List<Result> choose, List<Result> report) {}

    /** @param nanoTime a clock that counts nanoseconds, for the cost */
    public GroupingStudy(Histories histories, List<Candidate> candidates, long seed, LongSupplier nanoTime) {
        this.histories = histories;
        this.candidates = List.copyOf(candidates);
        this.seed = seed;
        this.nanoTime = nanoTime;
        for (StudyItem item : histories.items()) {
            catalogue.add(new Sample(item.label(), item.vector()));
            labels.add(Set.copyOf(item.categories()));
        }
    }

    /** Looks at so many users at the most; those with fewer than thirty events are left out. */
    public Outcome run(int users, VectorCache.Progress progress) {
        Random random = new Random(seed);
        List<List<Touch>> some = new ArrayList<>(histories.byUser().values().stream()
                .filter(history -> history.size() >= LEAST_EVENTS)
                .toList());
        Collections.shuffle(some, random);
        List<List<NextStep>> steps = new ArrayList<>();
        for (List<Touch> history : some.subList(0, Math.min(users, some.size()))) {
            List<NextStep> ofUser = new ArrayList<>();
            for (int i = 0; i < MOMENTS; i++) {
                ofUser.add(NextStep.of(history, FIRST_MOMENT + random.nextInt(history.size() - FIRST_MOMENT)));
            }
            steps.add(ofUser);
        }
        List<Sample> half = new ArrayList<>(catalogue);
        Collections.shuffle(half, random);
        half = half.subList(0, (half.size() + 1) / 2);
        List<Result> choose = new ArrayList<>();
        List<Result> report = new ArrayList<>();
        int middle = steps.size() / 2;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate.Way way = candidates.get(i).learning().from(catalogue);
            Candidate.Way earlier = candidates.get(i).learning().from(half);
            choose.add(result(candidates.get(i).name(), way, earlier, steps.subList(0, middle)));
            report.add(result(candidates.get(i).name(), way, earlier, steps.subList(middle, steps.size())));
            progress.show(i + 1, candidates.size());
        }
        return new Outcome(steps.size(), steps.size() * MOMENTS, choose, report);
    }

    private Result result(String name, Candidate.Way way, Candidate.Way earlier, List<List<NextStep>> users) {
        Random random = new Random(seed);
        Map<Measure, double[]> perUser = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            perUser.put(measure, new double[users.size()]);
        }
        List<Double> counts = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (int u = 0; u < users.size(); u++) {
            Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);
            for (NextStep step : users.get(u)) {
                Map<Measure, Double> figures = figures(step, way, earlier, random, counts, micros);
                figures.forEach((measure, value) -> values.computeIfAbsent(measure, key -> new ArrayList<>())
                        .add(value));
            }
            for (Measure measure : Measure.values()) {
                perUser.getOrDefault(measure, new double[users.size()])[u] =
                        values.getOrDefault(measure, List.of()).stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN);
            }
        }
        Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
        perUser.forEach((measure, values) -> estimates.put(measure, Estimate.of(values, seed)));
        return new Result(name, quantile(counts, 0.5), quantile(counts, 0.9), quantile(micros, 0.5), estimates);
    }

    private Map<Measure, Double> figures(
            NextStep step,
            Candidate.Way way,
            Candidate.Way earlier,
            Random random,
            List<Double> counts,
            List<Double> micros) {
        List<Integer> items = step.items();
        List<QuantizedEmbedding> vectors = vectors(items);
        int[] before = way.groups(vectors);
        long begin = nanoTime.getAsLong();
        int[] after = way.groups(vectors(step.after()));
        micros.add((nanoTime.getAsLong() - begin) / 1000.0);
        counts.add((double) Clusterings.count(before));
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        double stability = stability(items, before, step.after(), after);
        figures.put(Measure.STABILITY, stability);
        figures.put(Measure.STABLE, stability >= STABLE ? 1.0 : 0.0);
        figures.put(Measure.CATALOGUE, Clusterings.adjustedRand(earlier.groups(vectors), before));
        if (!step.before().containsKey(step.next())) {
            figures.put(Measure.PREDICTION, rank(step, before, random));
        }
        if (histories.hasCategories()) {
            List<Set<String>> genres = items.stream().map(labels::get).toList();
            double purity = Clusterings.purity(before, genres);
            figures.put(Measure.PURITY, purity);
            figures.put(Measure.LIFT, purity - Clusterings.randomPurity(before, genres, DEALS, random));
            figures.put(Measure.AGREEMENT, Clusterings.agreement(before, genres));
        }
        return figures;
    }

    private static double stability(List<Integer> items, int[] before, List<Integer> later, int[] after) {
        Map<Integer, Integer> groups = new HashMap<>();
        for (int i = 0; i < after.length; i++) {
            groups.put(later.get(i), after[i]);
        }
        int[] common = new int[items.size()];
        int[] then = new int[items.size()];
        int count = 0;
        for (int i = 0; i < before.length; i++) {
            Integer group = groups.get(items.get(i));
            if (group != null) {
                common[count] = before[i];
                then[count++] = group;
            }
        }
        return Clusterings.adjustedRand(Arrays.copyOf(common, count), Arrays.copyOf(then, count));
    }

    private double rank(NextStep step, int[] groups, Random random) {
        List<Direction> directions = directions(step, groups);
        double score = score(directions, step.next());
        double below = 0;
        int rivals = 0;
        while (rivals < RIVALS) {
            int rival = random.nextInt(catalogue.size());
            if (rival != step.next() && !step.before().containsKey(rival)) {
                double other = score(directions, rival);
                below += other < score ? 1 : other == score ? 0.5 : 0;
                rivals++;
            }
        }
        return below / rivals;
    }

    private record Direction(QuantizedEmbedding vector, double weight) {}

    private List<Direction> directions(NextStep step, int[] groups) {
        Map<Integer, Double> weights = new HashMap<>();
        Map<Integer, float[]> sums = new HashMap<>();
        List<Integer> items = step.items();
        for (int i = 0; i < groups.length; i++) {
            QuantizedEmbedding vector = catalogue.get(items.get(i)).embedding();
            weights.merge(groups[i], step.before().getOrDefault(items.get(i), 0.0), Double::sum);
            float[] sum = sums.computeIfAbsent(groups[i], group -> new float[vector.dimension()]);
            for (int d = 0; d < sum.length; d++) {
                sum[d] += vector.at(d);
            }
        }
        double largest = Collections.max(weights.values());
        return weights.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(DIRECTIONS)
                .map(entry -> new Direction(
                        QuantizedEmbedding.of(sums.getOrDefault(entry.getKey(), new float[] {1})),
                        entry.getValue() / largest))
                .toList();
    }

    private double score(List<Direction> directions, int item) {
        QuantizedEmbedding vector = catalogue.get(item).embedding();
        double score = 0;
        for (Direction direction : directions) {
            double cosine = Math.max(0, direction.vector().cosine(vector));
            score += direction.weight() * cosine * cosine * cosine;
        }
        return score;
    }

    private List<QuantizedEmbedding> vectors(List<Integer> items) {
        return items.stream().map(item -> catalogue.get(item).embedding()).toList();
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1)));
    }
}
