package io.lethe.embedding.langchain4j;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * LangChain4j's in-process model with one thread for each text instead of all of them: two texts side by side are read
 * faster than two threads read one, and a text's numbers do not depend on how many processors there are.
 */
final class LocalOnnxModel extends AbstractInProcessEmbeddingModel implements Network {
    private final OnnxBertBiEncoder encoder;
    private final TokenCounter counter;
    private final int size;

    private LocalOnnxModel(OnnxBertBiEncoder encoder, TokenCounter counter, int size) {
        super(Runnable::run);
        this.encoder = encoder;
        this.counter = counter;
        this.size = size;
    }

    /** Loads a model's files from the class path: a second or so. */
    static LocalOnnxModel load(BundledModel model) {
        OfflineLibraries.keep();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream network = resource(model.networkFile());
                InputStream tokenizer = resource(model.tokenizerFile())) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            OrtSession session = environment.createSession(network.readAllBytes(), options);
            return new LocalOnnxModel(
                    new OnnxBertBiEncoder(environment, session, tokenizer, model.pooling()),
                    TokenCounter.load(model),
                    model.dimension());
        } catch (OrtException e) {
            throw new IllegalStateException("model " + model.id() + " cannot be loaded: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("model " + model.id() + " cannot be read", e);
        }
    }

    static InputStream resource(String file) {
        InputStream in = LocalOnnxModel.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("the class path has no " + file);
        }
        return in;
    }

    @Override
    public int tokens(String text) {
        return counter.count(text);
    }

    @Override
    public float[] vector(String text) {
        return embed(text).content().vector();
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return size;
    }
}
