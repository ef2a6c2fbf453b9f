package io.lethe.embedding.langchain4j;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import io.lethe.embedding.langchain4j.TextSplitter.Piece;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LocalModel} as a {@link TextEmbedder}. The model is loaded at the first text, once.
 *
 * <p>A text longer than the model reads at once is split; its embedding is the direction of the mean of its pieces'
 * embeddings, each weighted with its tokens. A text that is not blank but holds nothing a tokenizer knows as a sign
 * (control characters alone) has the embedding of an unknown word.
 *
 * <p>Texts are read by a few threads of its own. Callers take turns text by text, so that one text does not wait for a
 * long list.
 */
public final class LangChain4jEmbedder implements TextEmbedder, AutoCloseable {
    private static final String UNKNOWN_WORD = "[UNK]";

    private final LocalModel model;
    private final int threads;
    private final ExecutorService pool;
    private volatile @Nullable Loaded loaded;

    private record Loaded(Network network, TextSplitter splitter) {}

    /**
     * @param threads how many texts are read at the same time, at least 1; more than there are processors is of no use
     */
    public LangChain4jEmbedder(LocalModel model, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a model needs at least 1 thread, not " + threads);
        }
        this.model = model;
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "lethe-model-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public ModelId model() {
        return model.id();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                throw new IllegalArgumentException("text " + i + " of " + texts.size() + " is blank");
            }
        }
        if (texts.isEmpty()) {
            return List.of();
        }
        TurnTaking<Embedding> turns = new TurnTaking<>(texts.size(), i -> read(texts.get(i)), pool);
        try {
            return turns.run(threads).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Stops its threads; texts in hand are finished, later calls fail. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            pool.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Embedding read(String text) {
        Loaded ready = loaded();
        List<Piece> pieces = ready.splitter().split(wellFormed(text));
        if (pieces.isEmpty()) {
            pieces = List.of(new Piece(UNKNOWN_WORD, 1));
        }
        if (pieces.size() == 1) {
            return Embedding.normalized(vector(ready, pieces.get(0)));
        }
        double[] sum = new double[model.dimension()];
        for (Piece piece : pieces) {
            float[] vector = vector(ready, piece);
            for (int d = 0; d < sum.length; d++) {
                sum[d] += (double) piece.tokens() * vector[d];
            }
        }
        float[] mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) sum[d];
        }
        return Embedding.normalized(mean);
    }

    private static float[] vector(Loaded ready, Piece piece) {
        return ready.network().vector(piece.text());
    }

    /** Replaces halves of characters, which the tokenizer's native side does not take. */
    private static String wellFormed(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private Loaded loaded() {
        Loaded ready = loaded;
        return ready != null ? ready : load();
    }

    private synchronized Loaded load() {
        Loaded ready = loaded;
        if (ready == null) {
            Network network = model.load();
            ready = new Loaded(network, new TextSplitter(network::tokens, model.tokensAtOnce()));
            loaded = ready;
        }
        return ready;
    }
}
