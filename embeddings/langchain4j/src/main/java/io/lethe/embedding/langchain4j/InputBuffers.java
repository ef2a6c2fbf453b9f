package io.lethe.embedding.langchain4j;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Memory outside the heap from which a network reads its inputs without a copy. One thread uses it at a time. */
final class InputBuffers {
    private final Map<String, OnnxJavaType> inputs;
    private final Map<String, ByteBuffer> memory = new HashMap<>();

    /** What is in the buffers, to be closed before they are filled again. */
    record Filled(Map<String, OnnxTensor> tensors) implements AutoCloseable {
        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * @param inputs what the network asks for, and in which whole numbers
     */
    InputBuffers(Map<String, OnnxJavaType> inputs) {
        this.inputs = inputs;
    }

    /** Writes the tokens of texts of equal length. */
    Filled fill(List<Tokens> texts) throws OrtException {
        Filled filled = new Filled(new HashMap<>());
        try {
            for (Map.Entry<String, OnnxJavaType> input : inputs.entrySet()) {
                filled.tensors().put(input.getKey(), tensor(input.getKey(), input.getValue(), texts));
            }
            return filled;
        } catch (OrtException | RuntimeException e) {
            filled.close();
            throw e;
        }
    }

    private OnnxTensor tensor(String input, OnnxJavaType type, List<Tokens> texts) throws OrtException {
        int length = texts.get(0).length();
        boolean isLong = type == OnnxJavaType.INT64;
        ByteBuffer buffer = memory(input, (isLong ? Long.BYTES : Integer.BYTES) * length * texts.size());
        for (Tokens text : texts) {
            if (text.length() != length) {
                throw new IllegalArgumentException("texts of " + length + " and " + text.length() + " tokens");
            }
            for (int i = 0; i < length; i++) {
                int number = number(input, text, i);
                if (isLong) {
                    buffer.putLong(number);
                } else {
                    buffer.putInt(number);
                }
            }
        }
        buffer.flip();
        long[] shape = {texts.size(), length};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return isLong
                ? OnnxTensor.createTensor(environment, buffer.asLongBuffer(), shape)
                : OnnxTensor.createTensor(environment, buffer.asIntBuffer(), shape);
    }

    private static int number(String input, Tokens text, int i) {
        return switch (input) {
            case OnnxNetwork.IDS -> text.id(i);
            case OnnxNetwork.TYPES -> text.type(i);
            default -> 1;
        };
    }

    private ByteBuffer memory(String input, int bytes) {
        ByteBuffer known = memory.get(input);
        if (known == null || known.capacity() < bytes) {
            known = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            memory.put(input, known);
        }
        return known.clear();
    }
}
