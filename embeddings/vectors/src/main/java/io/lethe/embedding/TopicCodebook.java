package io.lethe.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A frozen set of topics: directions in the space of one model, each with a label. An embedding belongs to the topic
 * that is nearest to it. A codebook never changes; another set of topics is another version.
 *
 * @param model   the model whose embeddings it sorts
 * @param version {@value #GENERAL} for the one that Lethe ships, 1 and up for those made from a tenant's catalogue
 * @param topics  at least one, all of one dimension; a topic is known by its place here
 */
public record TopicCodebook(ModelId model, long version, List<Topic> topics) {
    /** The version of the codebooks that Lethe ships. */
    public static final long GENERAL = 0;

    /**
     * A topic.
     *
     * @param label    what to call it, a word or a few
     * @param centroid its direction
     */
    public record Topic(String label, QuantizedEmbedding centroid) {
        public Topic {
            Objects.requireNonNull(centroid, "centroid");
            if (label.isBlank()) {
                throw new IllegalArgumentException("a topic needs a label");
            }
            if (centroid.square() == 0) {
                throw new IllegalArgumentException("topic '" + label + "' has no direction");
            }
        }
    }

    public TopicCodebook {
        Objects.requireNonNull(model, "model");
        if (version < 0) {
            throw new IllegalArgumentException("a codebook's version is 0 or more, not " + version);
        }
        topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a codebook needs a topic");
        }
        int dimension = topics.get(0).centroid().dimension();
        for (Topic topic : topics) {
            if (topic.centroid().dimension() != dimension) {
                throw new IllegalArgumentException("topics of " + dimension + " and "
                        + topic.centroid().dimension() + " dimensions in one codebook");
            }
        }
    }

    /** The codebook that Lethe ships for a model; empty if it ships none. */
    public static Optional<TopicCodebook> general(ModelId model) {
        try (InputStream in = TopicCodebook.class.getResourceAsStream("codebook/" + model.name() + ".bin")) {
            return in == null ? Optional.empty() : Optional.of(TopicCodebookCodec.decode(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the codebook of " + model + " cannot be read", e);
        }
    }

    /**
     * The place of the topic nearest to an embedding of this model; of equally near ones the first. Exact: cosines are
     * compared as integers, so every machine gives the same answer.
     *
     * @throws IllegalArgumentException if the embedding has another dimension
     */
    public int nearest(QuantizedEmbedding embedding) {
        int best = 0;
        int bestDot = embedding.dot(topics.get(0).centroid());
        for (int i = 1; i < topics.size(); i++) {
            QuantizedEmbedding centroid = topics.get(i).centroid();
            int dot = embedding.dot(centroid);
            if (isNearer(
                    dot, centroid.square(), bestDot, topics.get(best).centroid().square())) {
                best = i;
                bestDot = dot;
            }
        }
        return best;
    }

    /** The topic nearest to an embedding of this model. */
    public Topic topicOf(QuantizedEmbedding embedding) {
        return topics.get(nearest(embedding));
    }

    /** Whether dot / sqrt(square) is larger on the left, in 128-bit integers. */
    static boolean isNearer(int dot, long square, int otherDot, long otherSquare) {
        if (Integer.signum(dot) != Integer.signum(otherDot)) {
            return dot > otherDot;
        }
        long left = (long) dot * dot;
        long right = (long) otherDot * otherDot;
        int order = Long.compare(Math.multiplyHigh(left, otherSquare), Math.multiplyHigh(right, square));
        if (order == 0) {
            order = Long.compareUnsigned(left * otherSquare, right * square);
        }
        return dot < 0 ? order < 0 : order > 0;
    }
}
