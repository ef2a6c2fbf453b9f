package io.lethe.embedding.langchain4j;

import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.lethe.embedding.ModelId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that come with Lethe, each with the numbers that its files imply. */
public enum BundledModel implements LocalModel {
    /** English. 384 dimensions; reads 128 tokens at once, as its tokenizer's file says. */
    ALL_MINILM_L6_V2("all-minilm-l6-v2", 384, 128, PoolingMode.MEAN),
    /** The same in weights of 8 bits: a quarter of the size. */
    ALL_MINILM_L6_V2_Q("all-minilm-l6-v2-q", 384, 128, PoolingMode.MEAN),
    /**
     * English, in weights of 8 bits. 384 dimensions; reads 512 tokens at once. Its authors made v1.5 to do without an
     * instruction before a search, so none is added.
     */
    BGE_SMALL_EN_V15_Q("bge-small-en-v1.5-q", 384, 512, PoolingMode.CLS),
    /** Chinese, and English as far as it goes. 512 dimensions; reads 512 tokens at once. */
    BGE_SMALL_ZH_V15("bge-small-zh-v1.5", 512, 512, PoolingMode.CLS);

    /** What the tokenizer adds to every text: a token before it and one after it. */
    private static final int FRAME = 2;

    private final String code;
    private final int dimension;
    private final int window;
    private final PoolingMode pooling;

    BundledModel(String code, int dimension, int window, PoolingMode pooling) {
        this.code = code;
        this.dimension = dimension;
        this.window = window;
        this.pooling = pooling;
    }

    /** The model of this name, if there is one. */
    static Optional<BundledModel> named(String name) {
        return Arrays.stream(values()).filter(model -> model.code.equals(name)).findFirst();
    }

    /** All names, for people. */
    static String names() {
        return Arrays.stream(values()).map(model -> model.code).collect(Collectors.joining(", "));
    }

    @Override
    public ModelId id() {
        return new ModelId(code);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int tokensAtOnce() {
        return window - FRAME;
    }

    @Override
    public LoadedModel load() {
        OfflineLibraries.keep();
        try {
            PieceReader words = PieceReader.read(() -> resource(tokenizerFile()), window);
            byte[] network;
            try (InputStream in = resource(networkFile())) {
                network = in.readAllBytes();
            }
            return new LoadedModel(
                    words,
                    OnnxNetwork.open(
                            code, pooling, (environment, options) -> environment.createSession(network, options)),
                    window);
        } catch (IOException e) {
            throw new UncheckedIOException("model " + code + " cannot be read", e);
        }
    }

    /** A file of the class path. */
    static InputStream resource(String file) {
        InputStream in = BundledModel.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("the class path has no " + file);
        }
        return in;
    }

    PoolingMode pooling() {
        return pooling;
    }

    String networkFile() {
        return "/" + code + ".onnx";
    }

    String tokenizerFile() {
        return "/" + code + "-tokenizer.json";
    }
}
