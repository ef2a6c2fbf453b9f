package io.lethe.embedding.langchain4j;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.lethe.embedding.Embedding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network and its tokenizer as their files are, whatever the kind of tokenizer: LangChain4j's encoder puts a text
 * together again from its tokens by the marks of one kind, BERT's. The network takes {@code input_ids}, and
 * {@code attention_mask} and {@code token_type_ids} if it asks for them; it gives a vector for each token, which are
 * pooled, or one for the text. One thread reads a text.
 */
final class OnnxNetwork implements Network, AutoCloseable {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final Set<OnnxJavaType> WHOLE = Set.of(OnnxJavaType.INT64, OnnxJavaType.INT32);
    private static final int A_TOKEN = 3;
    private static final int A_TEXT = 2;

    private final Reading reading;
    private final OrtSession session;
    private final Map<String, OnnxJavaType> inputs;
    private final Output output;
    private final TokenCounter counter;
    private final HuggingFaceTokenizer tokenizer;

    /**
     * How files are read.
     *
     * @param network   the ONNX file
     * @param tokenizer the tokenizer's JSON file
     * @param pooling   how the vectors of tokens become one
     * @param window    how many tokens are read at once, those that frame a text included
     */
    record Reading(Path network, Path tokenizer, PoolingMode pooling, int window) {}

    /** The output that is used, and whether it has a vector for each token. */
    private record Output(String name, boolean eachToken) {}

    private OnnxNetwork(Reading reading, OrtSession session) throws OrtException {
        this.reading = reading;
        this.session = session;
        this.inputs = inputs(reading, session);
        this.output = output(reading, session);
        try (InputStream first = Files.newInputStream(reading.tokenizer());
                InputStream second = Files.newInputStream(reading.tokenizer())) {
            String window = String.valueOf(reading.window());
            this.counter = TokenCounter.read(first);
            this.tokenizer = HuggingFaceTokenizer.newInstance(
                    second,
                    Map.of("padding", "false", "truncation", "true", "maxLength", window, "modelMaxLength", window));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    reading.tokenizer() + " is no tokenizer that can be read: " + FileModel.firstLine(e), e);
        }
    }

    /**
     * Loads it.
     *
     * @throws IllegalArgumentException if a file is none of its kind, or the network asks for or gives something else
     */
    static OnnxNetwork open(Reading reading) {
        OfflineLibraries.keep();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            session = environment.createSession(reading.network().toString(), options);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    reading.network() + " is no ONNX model that can be loaded: " + FileModel.firstLine(e), e);
        }
        try {
            return new OnnxNetwork(reading, session);
        } catch (OrtException | RuntimeException e) {
            close(session);
            throw e instanceof RuntimeException known
                    ? known
                    : new IllegalArgumentException(reading.network() + ": " + FileModel.firstLine(e), e);
        }
    }

    @Override
    public int tokens(String text) {
        return counter.count(text);
    }

    /** How many tokens the tokenizer puts around a text. */
    int frame() {
        return counter.frame();
    }

    @Override
    public float[] vector(String text) {
        try {
            return Embedding.normalized(run(text)).toArray();
        } catch (OrtException e) {
            throw new IllegalStateException(reading.network() + " cannot read a text: " + FileModel.firstLine(e), e);
        }
    }

    /**
     * The vector of a text as long as the window. The token with the highest number is tried too.
     *
     * @param highestToken the highest number in the tokenizer's vocabulary
     * @throws IllegalArgumentException if the network fails at one of them, or gives no direction
     */
    float[] tried(long highestToken) {
        float[] vector;
        try {
            run(new long[] {highestToken}, new long[] {1}, new long[1]);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    reading.network() + " does not know token " + highestToken + " of " + reading.tokenizer()
                            + ", so the two do not belong together: " + FileModel.firstLine(e),
                    e);
        }
        try {
            vector = run("a ".repeat(reading.window()).strip());
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    reading.network() + " cannot read " + reading.window()
                            + " tokens at once; say a smaller window=TOKENS after the path: " + FileModel.firstLine(e),
                    e);
        }
        double square = IntStream.range(0, vector.length)
                .mapToDouble(d -> (double) vector[d] * vector[d])
                .sum();
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new IllegalArgumentException(
                    reading.network() + " gives a vector of " + vector.length + " numbers without a direction");
        }
        return vector;
    }

    @Override
    public void close() {
        close(session);
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model cannot be closed", e);
        }
    }

    private float[] run(String text) throws OrtException {
        Encoding encoding = tokenizer.encode(text, true, false);
        return run(encoding.getIds(), encoding.getAttentionMask(), encoding.getTypeIds());
    }

    private float[] run(long[] ids, long[] mask, long[] types) throws OrtException {
        Map<String, long[]> numbers = Map.of(IDS, ids, MASK, mask, TYPES, types);
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            for (Map.Entry<String, OnnxJavaType> input : inputs.entrySet()) {
                given.put(
                        input.getKey(), tensor(input.getValue(), Objects.requireNonNull(numbers.get(input.getKey()))));
            }
            try (OrtSession.Result result = session.run(given, Set.of(output.name()))) {
                OnnxTensor tensor = (OnnxTensor) result.get(0);
                long[] shape = tensor.getInfo().getShape();
                FloatBuffer values = tensor.getFloatBuffer();
                float[] vector = new float[Math.toIntExact(shape[shape.length - 1])];
                return output.eachToken() ? pooled(values, vector) : read(values, vector);
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static float[] read(FloatBuffer values, float[] vector) {
        values.get(vector);
        return vector;
    }

    private float[] pooled(FloatBuffer values, float[] vector) {
        if (reading.pooling() == PoolingMode.CLS) {
            return read(values, vector);
        }
        int tokens = values.remaining() / vector.length;
        for (int t = 0; t < tokens; t++) {
            for (int d = 0; d < vector.length; d++) {
                vector[d] += values.get();
            }
        }
        for (int d = 0; d < vector.length; d++) {
            vector[d] /= tokens;
        }
        return vector;
    }

    private static OnnxTensor tensor(OnnxJavaType type, long[] numbers) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, numbers.length};
        return type == OnnxJavaType.INT64
                ? OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape)
                : OnnxTensor.createTensor(
                        environment,
                        IntBuffer.wrap(Arrays.stream(numbers)
                                .mapToInt(Math::toIntExact)
                                .toArray()),
                        shape);
    }

    private static Map<String, OnnxJavaType> inputs(Reading reading, OrtSession session) throws OrtException {
        Map<String, OnnxJavaType> inputs = new HashMap<>();
        for (NodeInfo input : session.getInputInfo().values()) {
            if (Set.of(IDS, MASK, TYPES).contains(input.getName())
                    && input.getInfo() instanceof TensorInfo tensor
                    && WHOLE.contains(tensor.type)) {
                inputs.put(input.getName(), tensor.type);
            }
        }
        if (!inputs.containsKey(IDS) || inputs.size() < session.getNumInputs()) {
            throw new IllegalArgumentException(
                    reading.network() + " asks for " + told(session.getInputInfo()) + "; it can have " + IDS + ", "
                            + MASK + " and " + TYPES + " in whole numbers, and needs the first");
        }
        return inputs;
    }

    private static Output output(Reading reading, OrtSession session) throws OrtException {
        for (int rank : new int[] {A_TOKEN, A_TEXT}) {
            for (NodeInfo output : session.getOutputInfo().values()) {
                if (output.getInfo() instanceof TensorInfo tensor
                        && tensor.type == OnnxJavaType.FLOAT
                        && tensor.getShape().length == rank) {
                    return new Output(output.getName(), rank == A_TOKEN);
                }
            }
        }
        throw new IllegalArgumentException(reading.network() + " gives " + told(session.getOutputInfo())
                + "; one of them has to be a vector of floats for each token, or for the text");
    }

    private static String told(Map<String, NodeInfo> nodes) {
        return new TreeMap<>(nodes)
                .values().stream()
                        .map(node -> node.getInfo() instanceof TensorInfo tensor
                                ? node.getName() + " (" + tensor.type + " " + Arrays.toString(tensor.getShape()) + ")"
                                : node.getName())
                        .collect(Collectors.joining(", "));
    }
}
