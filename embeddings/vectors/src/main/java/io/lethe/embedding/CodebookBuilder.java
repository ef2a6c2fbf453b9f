package io.lethe.embedding;

import io.lethe.embedding.TopicCodebook.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Finds topics among embeddings: spherical k-means (Dhillon and Modha, <i>Concept Decompositions for Large Sparse Text
 * Data Using Clustering</i>, 2001), started by k-means++ (Arthur and Vassilvitskii, 2007). It sums integers and draws
 * from a seeded {@link Random}, so the same samples in the same order with the same seed give the same topics on every
 * machine.
 *
 * <p>A topic is named after its most typical sample, and topics are ordered by the number of their samples, largest
 * first.
 */
public final class CodebookBuilder {
    private static final int MOST_ROUNDS = 20;
    private static final int UNIT = 1 << 20;

    /**
     * Something with a meaning.
     *
     * @param label     what a topic is called if this is the most typical of its samples
     * @param embedding its direction
     */
    public record Sample(String label, QuantizedEmbedding embedding) {}

    private final List<Sample> samples;
    private final Random random;

    private CodebookBuilder(List<Sample> samples, long seed) {
        this.samples = samples;
        this.random = new Random(seed);
    }

    /**
     * A codebook of at most {@code count} topics: fewer where the samples have fewer directions.
     *
     * @throws IllegalArgumentException if there is no sample, or {@code count} is below 1
     */
    public static TopicCodebook build(ModelId model, long version, List<Sample> samples, int count, long seed) {
        if (samples.isEmpty() || count < 1) {
            throw new IllegalArgumentException(
                    "no codebook of " + count + " topics from " + samples.size() + " samples");
        }
        return new TopicCodebook(model, version, new CodebookBuilder(List.copyOf(samples), seed).topics(count));
    }

    private List<Topic> topics(int count) {
        List<QuantizedEmbedding> centroids = start(count);
        int[] nearest = new int[samples.size()];
        Arrays.fill(nearest, -1);
        for (int round = 0; round < MOST_ROUNDS && assign(centroids, nearest); round++) {
            centroids = means(centroids, nearest);
        }
        assign(centroids, nearest);
        return named(centroids, nearest);
    }

    private List<QuantizedEmbedding> start(int count) {
        List<QuantizedEmbedding> chosen = new ArrayList<>();
        long[] distance = new long[samples.size()];
        Arrays.fill(distance, 2L * UNIT);
        QuantizedEmbedding next = samples.get(random.nextInt(samples.size())).embedding();
        while (true) {
            chosen.add(next);
            long total = 0;
            for (int i = 0; i < distance.length; i++) {
                long away = Math.round((1 - next.cosine(samples.get(i).embedding())) * UNIT);
                distance[i] = Math.min(distance[i], Math.max(0, away));
                total += distance[i];
            }
            if (chosen.size() == count || total == 0) {
                return chosen;
            }
            next = samples.get(drawn(distance, total)).embedding();
        }
    }

    private int drawn(long[] weights, long total) {
        long rest = (long) (random.nextDouble() * total);
        int i = 0;
        while (rest >= weights[i]) {
            rest -= weights[i];
            i++;
        }
        return i;
    }

    private boolean assign(List<QuantizedEmbedding> centroids, int[] nearest) {
        boolean changed = false;
        for (int i = 0; i < nearest.length; i++) {
            int found = nearest(centroids, samples.get(i).embedding());
            changed |= found != nearest[i];
            nearest[i] = found;
        }
        return changed;
    }

    private static int nearest(List<QuantizedEmbedding> centroids, QuantizedEmbedding embedding) {
        int best = 0;
        int bestDot = embedding.dot(centroids.get(0));
        for (int i = 1; i < centroids.size(); i++) {
            int dot = embedding.dot(centroids.get(i));
            if (TopicCodebook.isNearer(
                    dot, centroids.get(i).square(), bestDot, centroids.get(best).square())) {
                best = i;
                bestDot = dot;
            }
        }
        return best;
    }

    /** The directions of the sums of unit vectors; a centroid without samples stays where it is. */
    private List<QuantizedEmbedding> means(List<QuantizedEmbedding> centroids, int[] nearest) {
        int dimension = centroids.get(0).dimension();
        long[][] sums = new long[centroids.size()][dimension];
        for (int i = 0; i < nearest.length; i++) {
            QuantizedEmbedding embedding = samples.get(i).embedding();
            long scale = Math.round(UNIT / Math.sqrt((double) embedding.square()));
            long[] sum = sums[nearest[i]];
            for (int d = 0; d < dimension; d++) {
                sum[d] += embedding.at(d) * scale;
            }
        }
        List<QuantizedEmbedding> means = new ArrayList<>(centroids.size());
        for (int c = 0; c < sums.length; c++) {
            means.add(direction(sums[c], centroids.get(c)));
        }
        return means;
    }

    private static QuantizedEmbedding direction(long[] sum, QuantizedEmbedding otherwise) {
        float[] numbers = new float[sum.length];
        boolean anything = false;
        for (int d = 0; d < sum.length; d++) {
            numbers[d] = sum[d];
            anything |= sum[d] != 0;
        }
        return anything ? QuantizedEmbedding.of(numbers) : otherwise;
    }

    private List<Topic> named(List<QuantizedEmbedding> centroids, int[] nearest) {
        int[] size = new int[centroids.size()];
        int[] typical = new int[centroids.size()];
        double[] closest = new double[centroids.size()];
        Arrays.fill(closest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < nearest.length; i++) {
            int c = nearest[i];
            size[c]++;
            double cosine = samples.get(i).embedding().cosine(centroids.get(c));
            if (cosine > closest[c]) {
                closest[c] = cosine;
                typical[c] = i;
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < size.length; c++) {
            if (size[c] > 0) {
                order.add(c);
            }
        }
        order.sort((left, right) -> Integer.compare(size[right], size[left]));
        List<Topic> topics = new ArrayList<>(order.size());
        for (int c : order) {
            topics.add(new Topic(samples.get(typical[c]).label(), centroids.get(c)));
        }
        return topics;
    }
}
