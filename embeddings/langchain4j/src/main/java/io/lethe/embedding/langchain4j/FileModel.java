package io.lethe.embedding.langchain4j;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.lethe.embedding.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * How files are read.
     *
     * @param network   the ONNX file
     * @param tokenizer the tokenizer's JSON file
     * @param pooling   how the vectors of tokens become one
     * @param window    how many tokens are read at once, those that frame a text included
     */
    record Reading(Path network, Path tokenizer, PoolingMode pooling, int window) {}

    private final ModelId id;
    private final Reading reading;
    private final int frame;
    private final int dimension;

    private FileModel(ModelId id, Reading reading, int frame, int dimension) {
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
        Reading reading = new Reading(network, tokenizer, pooling(path, tokenizer), window(path, words));
        try (PieceReader pieces = pieces(reading);
                OnnxNetwork tried = network(reading)) {
            int dimension = dimension(reading, pieces, tried, highestToken(words));
            return new FileModel(
                    new ModelId(path.title() + "-" + FileHash.of(reading)), reading, pieces.frame(), dimension);
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
    public LoadedModel load() {
        return new LoadedModel(pieces(reading), network(reading), reading.window());
    }

    private static OnnxNetwork network(Reading reading) {
        String file = reading.network().toString();
        return OnnxNetwork.open(
                file, reading.pooling(), (environment, options) -> environment.createSession(file, options));
    }

    private static PieceReader pieces(Reading reading) {
        OfflineLibraries.keep();
        try {
            return PieceReader.read(() -> Files.newInputStream(reading.tokenizer()), reading.window());
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    reading.tokenizer() + " is no tokenizer that can be read: " + firstLine(e), e);
        }
    }

    /** The dimension of the vector of a text as long as the window. The token with the highest number is tried too. */
    private static int dimension(Reading reading, PieceReader pieces, OnnxNetwork network, long highestToken) {
        try {
            network.pooled(List.of(Tokens.of(Math.toIntExact(highestToken))));
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    network + " does not know token " + highestToken + " of " + reading.tokenizer()
                            + ", so the two do not belong together: " + firstLine(e),
                    e);
        }
        float[] vector;
        try {
            Tokens longest = pieces.window("a ".repeat(reading.window()).strip());
            vector = network.pooled(List.of(longest))[0];
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    network + " cannot read " + reading.window()
                            + " tokens at once; say a smaller window=TOKENS after the path: " + firstLine(e),
                    e);
        }
        double square = IntStream.range(0, vector.length)
                .mapToDouble(d -> (double) vector[d] * vector[d])
                .sum();
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new IllegalArgumentException(
                    network + " gives a vector of " + vector.length + " numbers without a direction");
        }
        return vector.length;
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
