package io.lethe.embedding.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.lethe.embedding.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model in files of the user's own: an ONNX file and its {@code tokenizer.json}. It has been tried when it is made,
 * so its dimension is that of a vector it gave, and its window is one that it has read.
 *
 * <p>Its id is its name and a hash of its files, its pooling and its window: what would give other vectors has another
 * id, so that vectors of two models are never compared.
 */
public final class FileModel implements LocalModel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USUAL_WINDOW = 512;
    private static final String POOLING_FILE = "1_Pooling/config.json";

    private final ModelId id;
    private final OnnxNetwork.Reading reading;
    private final int frame;
    private final int dimension;

    private FileModel(ModelId id, OnnxNetwork.Reading reading, int frame, int dimension) {
        this.id = id;
        this.reading = reading;
        this.frame = frame;
        this.dimension = dimension;
    }

    /**
     * Reads the files and tries them with a text as long as the window.
     *
     * @throws IllegalArgumentException if a file is missing, is none of its kind or does not fit; the message says which
     *     and why
     */
    static FileModel open(ModelPath path) {
        Path network = path.network();
        Path tokenizer = path.tokenizer();
        JsonNode words = json(tokenizer);
        OnnxNetwork.Reading reading =
                new OnnxNetwork.Reading(network, tokenizer, pooling(path, tokenizer), window(path, words));
        try (OnnxNetwork tried = OnnxNetwork.open(reading)) {
            int dimension = tried.tried(highestToken(words)).length;
            return new FileModel(
                    new ModelId(path.title() + "-" + FileHash.of(reading)), reading, tried.frame(), dimension);
        }
    }

    @Override
    public ModelId id() {
        return id;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int tokensAtOnce() {
        return reading.window() - frame;
    }

    @Override
    public Network load() {
        return OnnxNetwork.open(reading);
    }

    /** As its user says, or as the file beside it that the tools of sentence-transformers write, or the mean. */
    private static PoolingMode pooling(ModelPath path, Path tokenizer) {
        PoolingMode chosen = path.pooling();
        if (chosen != null) {
            return chosen;
        }
        Path file = tokenizer.resolveSibling(POOLING_FILE);
        if (!Files.isRegularFile(file)) {
            return PoolingMode.MEAN;
        }
        JsonNode said = json(file);
        boolean cls = said.path("pooling_mode_cls_token").asBoolean();
        boolean mean = said.path("pooling_mode_mean_tokens").asBoolean();
        if (cls == mean) {
            throw new IllegalArgumentException(
                    file + " asks for neither mean nor cls alone; say pooling=mean or pooling=cls after the path");
        }
        return cls ? PoolingMode.CLS : PoolingMode.MEAN;
    }

    private static int window(ModelPath path, JsonNode tokenizer) {
        Integer chosen = path.window();
        if (chosen != null) {
            return chosen;
        }
        int truncation = tokenizer.at("/truncation/max_length").asInt();
        return truncation < ModelPath.FEWEST_TOKENS ? USUAL_WINDOW : Math.min(truncation, ModelPath.MOST_TOKENS);
    }

    /** The highest number of a token: a vocabulary is a map to numbers, or a list in their order. */
    private static long highestToken(JsonNode tokenizer) {
        JsonNode vocabulary = tokenizer.at("/model/vocab");
        long highest = vocabulary.isArray() ? vocabulary.size() - 1 : 0;
        for (JsonNode number : vocabulary.isObject() ? vocabulary : JSON.createArrayNode()) {
            highest = Math.max(highest, number.asLong());
        }
        for (JsonNode added : tokenizer.path("added_tokens")) {
            highest = Math.max(highest, added.path("id").asLong());
        }
        return highest;
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as JSON: " + firstLine(e), e);
        }
    }

    /** The first line of what is wrong. */
    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
