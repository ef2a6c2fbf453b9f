package io.lethe.embedding.langchain4j;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.langchain4j.TextSplitter.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a text's vector is by LangChain4j's own encoder, text by text: tokenizing, run, pooling and normalizing are all
 * its. Longer texts are split before.
 */
final class LangChain4jReference extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;
    private final TextSplitter splitter;
    private final int size;

    LangChain4jReference(BundledModel model) {
        super(Runnable::run);
        OfflineLibraries.keep();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream network = BundledModel.resource(model.networkFile());
                InputStream tokenizer = BundledModel.resource(model.tokenizerFile());
                InputStream words = BundledModel.resource(model.tokenizerFile())) {
            options.setIntraOpNumThreads(1);
            this.encoder = new OnnxBertBiEncoder(
                    environment,
                    environment.createSession(network.readAllBytes(), options),
                    tokenizer,
                    model.pooling());
            this.splitter = new TextSplitter(TokenCounter.read(words)::count, model.tokensAtOnce());
            this.size = model.dimension();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The direction of the mean of the pieces' vectors, each weighted with its tokens. */
    Embedding read(String text) {
        List<Piece> pieces = splitter.split(text);
        if (pieces.isEmpty()) {
            pieces = List.of(new Piece("[UNK]", 1));
        }
        if (pieces.size() == 1) {
            return Embedding.normalized(vector(pieces.get(0)));
        }
        double[] sum = new double[size];
        for (Piece piece : pieces) {
            float[] vector = vector(piece);
            for (int d = 0; d < size; d++) {
                sum[d] += (double) piece.tokens() * vector[d];
            }
        }
        float[] mean = new float[size];
        for (int d = 0; d < size; d++) {
            mean[d] = (float) sum[d];
        }
        return Embedding.normalized(mean);
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return size;
    }

    private float[] vector(Piece piece) {
        return embed(TextSegment.from(piece.text())).content().vector();
    }
}
