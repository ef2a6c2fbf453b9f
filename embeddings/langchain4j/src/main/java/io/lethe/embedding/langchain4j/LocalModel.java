package io.lethe.embedding.langchain4j;

import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.lethe.embedding.ModelId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The models that come with Lethe, each with the numbers that its files imply. */
public enum LocalModel {
    /** English. 384 dimensions; reads 128 tokens at once, as its tokenizer's file says. */
    ALL_MINILM_L6_V2("all-minilm-l6-v2", 384, 128, PoolingMode.MEAN),
    /** Chinese, and English as far as it goes. 512 dimensions; reads 512 tokens at once. */
    BGE_SMALL_ZH_V15("bge-small-zh-v1.5", 512, 512, PoolingMode.CLS);

    /** What the tokenizer adds to every text: a token before it and one after it. */
    private static final int FRAME = 2;

    private final String code;
    private final int dimension;
    private final int window;
    private final PoolingMode pooling;

    LocalModel(String code, int dimension, int window, PoolingMode pooling) {
        this.code = code;
        this.dimension = dimension;
        this.window = window;
        this.pooling = pooling;
    }

    /**
     * The model of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static LocalModel ofName(String name) {
        for (LocalModel model : values()) {
            if (model.code.equals(name)) {
                return model;
            }
        }
        String known = Arrays.stream(values()).map(model -> model.code).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no model is called '" + name + "'; there are " + known);
    }

    public ModelId id() {
        return new ModelId(code);
    }

    public int dimension() {
        return dimension;
    }

    /** How many tokens of a text the model reads at once. */
    int tokensAtOnce() {
        return window - FRAME;
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
