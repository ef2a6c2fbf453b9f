package io.lethe.embedding.langchain4j;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An ONNX file of a few hundred bytes: a table with a row for each token. It gives each token its row, or the text
 * their mean. Written in the wire format of protocol buffers, with the numbers of the fields in onnx.proto.
 */
final class SmallNetwork {
    static final int INT64 = 7;
    static final int INT32 = 6;

    private static final int FLOAT = 1;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private SmallNetwork() {}

    /**
     * @param table  a row for each token
     * @param inputs what it asks for; the first are the tokens
     * @param type   the type of its inputs
     * @param pooled whether it gives the mean
     */
    static byte[] of(float[][] table, List<String> inputs, int type, boolean pooled) {
        SmallNetwork graph =
                new SmallNetwork().bytes(1, node("Gather", List.of("table", inputs.get(0)), pooled ? "rows" : "out"));
        if (pooled) {
            graph.bytes(1, node("ReduceMean", List.of("rows"), "out"));
        }
        graph.text(2, "small").bytes(5, table(table));
        for (String input : inputs) {
            graph.bytes(11, value(input, type, 2));
        }
        graph.bytes(12, value("out", FLOAT, pooled ? 2 : 3));
        return new SmallNetwork()
                .number(1, 8)
                .bytes(7, graph)
                .bytes(8, new SmallNetwork().text(1, "").number(2, 13))
                .out
                .toByteArray();
    }

    private static SmallNetwork node(String type, List<String> inputs, String output) {
        SmallNetwork node = new SmallNetwork();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(4, type);
        if (type.equals("ReduceMean")) {
            node.bytes(5, new SmallNetwork().text(1, "axes").number(8, 1).number(20, 7));
            node.bytes(5, new SmallNetwork().text(1, "keepdims").number(3, 0).number(20, 2));
        }
        return node;
    }

    private static SmallNetwork table(float[][] rows) {
        ByteBuffer raw =
                ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(rows).forEach(row -> {
            for (float value : row) {
                raw.putFloat(value);
            }
        });
        SmallNetwork table = new SmallNetwork()
                .number(1, rows.length)
                .number(1, rows[0].length)
                .number(2, FLOAT)
                .text(8, "table");
        return table.bytes(9, raw.array());
    }

    private static SmallNetwork value(String name, int type, int rank) {
        SmallNetwork shape = new SmallNetwork();
        for (int i = 0; i < rank; i++) {
            shape.bytes(1, new SmallNetwork().text(2, name + i));
        }
        SmallNetwork tensor = new SmallNetwork().number(1, type).bytes(2, shape);
        return new SmallNetwork().text(1, name).bytes(2, new SmallNetwork().bytes(1, tensor));
    }

    private SmallNetwork text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private SmallNetwork bytes(int field, SmallNetwork message) {
        return bytes(field, message.out.toByteArray());
    }

    private SmallNetwork bytes(int field, byte[] value) {
        varint((field << 3) | BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private SmallNetwork number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
