package io.lethe.embedding.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.langchain4j.PieceReader.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LocalModel} as LangChain4j's {@link EmbeddingModel}, which reads many texts faster than one by one: it cuts
 * each into tokens once, reads equal ones once, and texts of equal length together. The model is loaded at the first
 * text, once, and any thread may call it.
 *
 * <p>A text's vector is the same to the bit whatever else is read with it; a model of which that is not so reads every
 * text by itself. A text longer than the model's window is split; its vector is the direction of the mean of its pieces'
 * vectors, each weighted with its tokens.
 *
 * <p>There are two lanes, each with a few threads. Short calls, such as the words of a search, have the quick one, so
 * that they share the processor with long lists instead of waiting behind them. In a lane, callers take turns batch by
 * batch.
 */
public final class BatchingEmbeddingModel implements EmbeddingModel, AutoCloseable {
    /** Up to so many characters in all, a call is short: some two hundred tokens, about one batch. */
    private static final long SHORT = 1_000;

    private static final int CUT_TOGETHER = 32;

    private final LocalModel model;
    private final int threads;
    private final ExecutorService quick;
    private final ExecutorService patient;
    private volatile @Nullable LoadedModel loaded;
    private boolean closed;

    /** Texts that were read: their embeddings in order, and how many tokens they have. */
    record Reading(List<Embedding> embeddings, int tokens) {}

    /**
     * @param threads how many batches of long lists are read at the same time, and how many of short calls beside them;
     *     at least 1, and more than there are processors is of no use
     */
    public BatchingEmbeddingModel(LocalModel model, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a model needs at least 1 thread, not " + threads);
        }
        this.model = model;
        this.threads = threads;
        this.quick = lane("lethe-model-quick-", threads);
        this.patient = lane("lethe-model-", threads);
    }

    @Override
    public Response<List<dev.langchain4j.data.embedding.Embedding>> embedAll(List<TextSegment> segments) {
        Reading reading = read(segments.stream().map(TextSegment::text).toList());
        return Response.from(
                reading.embeddings().stream()
                        .map(embedding -> dev.langchain4j.data.embedding.Embedding.from(embedding.toArray()))
                        .toList(),
                new TokenUsage(reading.tokens()));
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public String modelName() {
        return model.id().name();
    }

    /** How many tokens of a text it reads, those that frame it left out. */
    public int tokens(String text) {
        return loaded().pieces(wellFormed(text)).stream()
                .mapToInt(Piece::weight)
                .sum();
    }

    /**
     * Reads texts.
     *
     * @throws IllegalStateException if this has been closed
     */
    Reading read(List<String> texts) {
        ExecutorService lane = texts.stream().mapToLong(String::length).sum() <= SHORT ? quick : patient;
        List<List<Piece>> pieces = pieces(texts, lane);
        Map<Tokens, float[]> vectors = vectors(pieces, lane);
        return new Reading(
                pieces.stream().map(text -> embedding(text, vectors)).toList(),
                pieces.stream().flatMap(List::stream).mapToInt(Piece::weight).sum());
    }

    /** Stops its threads and lets go of the model; batches in hand are finished, later calls fail. */
    @Override
    public void close() {
        quick.shutdown();
        patient.shutdown();
        try {
            if (quick.awaitTermination(10, TimeUnit.SECONDS) && patient.awaitTermination(10, TimeUnit.SECONDS)) {
                release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<List<Piece>> pieces(List<String> texts, ExecutorService lane) {
        int chunks = (texts.size() + CUT_TOGETHER - 1) / CUT_TOGETHER;
        List<List<List<Piece>>> cut = inTurn(chunks, lane, chunk -> {
            LoadedModel ready = loaded();
            int from = chunk * CUT_TOGETHER;
            return texts.subList(from, Math.min(texts.size(), from + CUT_TOGETHER)).stream()
                    .map(text -> ready.pieces(wellFormed(text)))
                    .toList();
        });
        return cut.stream().flatMap(List::stream).toList();
    }

    private Map<Tokens, float[]> vectors(List<List<Piece>> pieces, ExecutorService lane) {
        Map<Tokens, float[]> vectors = new LinkedHashMap<>();
        if (pieces.isEmpty()) {
            return vectors;
        }
        LoadedModel ready = loaded();
        List<Tokens> distinct = pieces.stream()
                .flatMap(Collection::stream)
                .map(Piece::tokens)
                .distinct()
                .toList();
        List<List<Integer>> batches = Batches.of(distinct, ready.tokensTogether());
        List<float[][]> read = inTurn(
                batches.size(),
                lane,
                i -> ready.vectors(batches.get(i).stream().map(distinct::get).toList()));
        for (int i = 0; i < batches.size(); i++) {
            for (int k = 0; k < read.get(i).length; k++) {
                vectors.put(distinct.get(batches.get(i).get(k)), read.get(i)[k]);
            }
        }
        return vectors;
    }

    private Embedding embedding(List<Piece> pieces, Map<Tokens, float[]> vectors) {
        if (pieces.size() == 1) {
            return Embedding.normalized(vector(pieces.get(0), vectors));
        }
        double[] sum = new double[model.dimension()];
        for (Piece piece : pieces) {
            float[] vector = vector(piece, vectors);
            for (int d = 0; d < sum.length; d++) {
                sum[d] += (double) piece.weight() * vector[d];
            }
        }
        float[] mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) sum[d];
        }
        return Embedding.normalized(mean);
    }

    private static float[] vector(Piece piece, Map<Tokens, float[]> vectors) {
        return Objects.requireNonNull(vectors.get(piece.tokens()));
    }

    private <T> List<T> inTurn(int count, ExecutorService lane, IntFunction<T> job) {
        if (count == 0) {
            return new ArrayList<>();
        }
        try {
            return new TurnTaking<>(count, job, lane).run(threads).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Replaces halves of characters, which the tokenizer's native side does not take. */
    private static String wellFormed(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private LoadedModel loaded() {
        LoadedModel ready = loaded;
        return ready != null ? ready : load();
    }

    private synchronized LoadedModel load() {
        if (closed) {
            throw new IllegalStateException("the model has been closed");
        }
        LoadedModel ready = loaded;
        if (ready == null) {
            ready = model.load();
            loaded = ready;
        }
        return ready;
    }

    private synchronized void release() {
        closed = true;
        LoadedModel ready = loaded;
        if (ready != null) {
            ready.close();
            loaded = null;
        }
    }

    private static ExecutorService lane(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
