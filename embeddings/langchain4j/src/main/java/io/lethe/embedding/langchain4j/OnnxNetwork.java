package io.lethe.embedding.langchain4j;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * A network as its file is. It takes {@code input_ids}, and {@code attention_mask} and {@code token_type_ids} if it asks
 * for them; it gives a vector for each token, which are pooled, or one for the text. One thread reads a batch; any
 * number of threads may read at once, and share what the network takes in memory.
 */
final class OnnxNetwork implements AutoCloseable {
    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String TYPES = "token_type_ids";

    private static final Set<OnnxJavaType> WHOLE = Set.of(OnnxJavaType.INT64, OnnxJavaType.INT32);
    private static final int A_TOKEN = 3;
    private static final int A_TEXT = 2;

    private final String title;
    private final PoolingMode pooling;
    private final OrtSession session;
    private final Map<String, OnnxJavaType> inputs;
    private final Output output;
    private final Queue<InputBuffers> idle = new ConcurrentLinkedQueue<>();

    /** Makes the session, from a path or from bytes. */
    @FunctionalInterface
    interface Opening {
        OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    /** The output that is used, and whether it has a vector for each token. */
    private record Output(String name, boolean eachToken) {}

    private OnnxNetwork(String title, PoolingMode pooling, OrtSession session) throws OrtException {
        this.title = title;
        this.pooling = pooling;
        this.session = session;
        this.inputs = inputs();
        this.output = output();
    }

    /**
     * Loads it: a second or so.
     *
     * @param title what to call it in complaints
     * @throws IllegalArgumentException if it cannot be loaded, or asks for or gives something else
     */
    static OnnxNetwork open(String title, PoolingMode pooling, Opening opening) {
        OfflineLibraries.keep();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            session = opening.open(environment, options);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    title + " is no ONNX model that can be loaded: " + FileModel.firstLine(e), e);
        }
        try {
            return new OnnxNetwork(title, pooling, session);
        } catch (OrtException | RuntimeException e) {
            close(session);
            throw e instanceof RuntimeException known
                    ? known
                    : new IllegalArgumentException(title + ": " + FileModel.firstLine(e), e);
        }
    }

    /**
     * The vector of each text, not yet of length one.
     *
     * @param texts texts of equal length, at least one
     */
    float[][] pooled(List<Tokens> texts) throws OrtException {
        InputBuffers buffers = idle.poll();
        if (buffers == null) {
            buffers = new InputBuffers(inputs);
        }
        try (InputBuffers.Filled given = buffers.fill(texts);
                OrtSession.Result result = session.run(given.tensors(), Set.of(output.name()))) {
            OnnxTensor tensor = (OnnxTensor) result.get(0);
            long[] shape = tensor.getInfo().getShape();
            if (shape[0] != texts.size()) {
                throw new IllegalStateException(title + " gives " + shape[0] + " vectors for " + texts.size());
            }
            FloatBuffer buffer = tensor.getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return pooled(values, texts.size(), Math.toIntExact(shape[shape.length - 1]));
        } finally {
            idle.add(buffers);
        }
    }

    /**
     * Whether a text has the same vector, bit by bit, whatever is read with it. So it is in networks of 32 bits; those of
     * 8 bits commonly measure how large the numbers of a whole batch are. It is found out with these texts.
     *
     * @param texts texts of equal length that differ
     */
    boolean readsEachByItself(List<Tokens> texts) {
        try {
            float[][] together = pooled(texts);
            for (int i = 0; i < together.length; i++) {
                if (!Arrays.equals(together[i], pooled(List.of(texts.get(i)))[0])) {
                    return false;
                }
            }
            return true;
        } catch (OrtException | IllegalStateException e) {
            return false;
        }
    }

    @Override
    public void close() {
        close(session);
    }

    @Override
    public String toString() {
        return title;
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model cannot be closed", e);
        }
    }

    private float[][] pooled(float[] values, int texts, int dimension) {
        float[][] vectors = new float[texts][];
        int each = values.length / texts;
        for (int i = 0; i < texts; i++) {
            vectors[i] = output.eachToken()
                    ? Pooling.pooled(pooling, values, i * each, each / dimension, dimension)
                    : Arrays.copyOfRange(values, i * each, i * each + dimension);
        }
        return vectors;
    }

    private Map<String, OnnxJavaType> inputs() throws OrtException {
        Map<String, OnnxJavaType> known = new HashMap<>();
        for (NodeInfo input : session.getInputInfo().values()) {
            if (Set.of(IDS, MASK, TYPES).contains(input.getName())
                    && input.getInfo() instanceof TensorInfo tensor
                    && WHOLE.contains(tensor.type)) {
                known.put(input.getName(), tensor.type);
            }
        }
        if (!known.containsKey(IDS) || known.size() < session.getNumInputs()) {
            throw new IllegalArgumentException(title + " asks for " + told(session.getInputInfo()) + "; it can have "
                    + IDS + ", " + MASK + " and " + TYPES + " in whole numbers, and needs the first");
        }
        return known;
    }

    private Output output() throws OrtException {
        for (int rank : new int[] {A_TOKEN, A_TEXT}) {
            for (NodeInfo node : session.getOutputInfo().values()) {
                if (node.getInfo() instanceof TensorInfo tensor
                        && tensor.type == OnnxJavaType.FLOAT
                        && tensor.getShape().length == rank) {
                    return new Output(node.getName(), rank == A_TOKEN);
                }
            }
        }
        throw new IllegalArgumentException(title + " gives " + told(session.getOutputInfo())
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
