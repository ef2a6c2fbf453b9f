package io.lethe.embedding.langchain4j;

import ai.onnxruntime.OrtException;
import io.lethe.embedding.langchain4j.PieceReader.Piece;
import java.util.List;
import java.util.stream.IntStream;

/** A model in memory: its tokenizer and its network. Any thread may call it. */
final class LoadedModel implements AutoCloseable {
    /** How many tokens one thread reads together at the least time of the processor for each text, as measured. */
    static final int TOKENS_TOGETHER = 256;

    /** Texts to try a network with, of three scripts. */
    private static final List<String> SAMPLES = List.of(
            "A sailing boat crosses the ocean in 24 days.",
            "Crème brûlée for two: the chef's favourite!",
            "一艘帆船横渡大海。",
            "Bicycle lamp (LED), black");

    private static final int[] SAMPLE_LENGTHS = {7, 24, 61};

    private final PieceReader words;
    private final OnnxNetwork network;
    private final int tokensTogether;

    LoadedModel(PieceReader words, OnnxNetwork network, int window) {
        this.words = words;
        this.network = network;
        this.tokensTogether = isBatchable(words, network, window) ? TOKENS_TOGETHER : 1;
    }

    /** The pieces that the model reads of a text, in order, at least one. */
    List<Piece> pieces(String text) {
        return words.pieces(text);
    }

    /** How many tokens it reads together best; 1 if every text has to be read by itself, lest others change it. */
    int tokensTogether() {
        return tokensTogether;
    }

    /** The vectors, of length one, of texts of equal length. */
    float[][] vectors(List<Tokens> texts) {
        try {
            float[][] vectors = network.pooled(texts);
            for (float[] vector : vectors) {
                Pooling.normalize(vector);
            }
            return vectors;
        } catch (OrtException e) {
            throw new IllegalStateException(network + " cannot read a text: " + FileModel.firstLine(e), e);
        }
    }

    @Override
    public void close() {
        network.close();
        words.close();
    }

    private static boolean isBatchable(PieceReader words, OnnxNetwork network, int window) {
        List<Tokens> samples = SAMPLES.stream().map(words::window).toList();
        return IntStream.of(SAMPLE_LENGTHS)
                .map(length -> Math.min(length, window))
                .distinct()
                .allMatch(length -> network.readsEachByItself(samples.stream()
                        .map(sample -> sample.repeatedTo(length))
                        .toList()));
    }
}
