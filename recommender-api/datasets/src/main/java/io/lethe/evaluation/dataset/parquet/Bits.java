package io.lethe.evaluation.dataset.parquet;

import java.nio.ByteBuffer;

/** Whole numbers as Parquet packs them: in runs, in bits, and as differences. */
final class Bits {
    private Bits() {}

    /** Runs and groups of eight, of numbers with a few bits each. */
    static int[] runs(ByteBuffer in, int width, int count) {
        int[] numbers = new int[count];
        int at = 0;
        while (at < count) {
            long head = Thrift.varint(in);
            if ((head & 1) == 1) {
                int many = (int) Math.min(count - at, (head >>> 1) * 8);
                long bytes = (head >>> 1) * width;
                ByteBuffer packed = slice(in, (int) Math.min(bytes, in.remaining()));
                for (int i = 0; i < many; i++) {
                    numbers[at++] = (int) packed(packed, (long) i * width, width);
                }
            } else {
                int value = 0;
                for (int shift = 0; shift < width; shift += 8) {
                    value |= (in.get() & 0xFF) << shift;
                }
                long many = Math.min(count - at, head >>> 1);
                if (many <= 0) {
                    throw new IllegalStateException("a run is empty");
                }
                for (long i = 0; i < many; i++) {
                    numbers[at++] = value;
                }
            }
        }
        return numbers;
    }

    /** Differences from one number to the next, in blocks. */
    static long[] deltas(ByteBuffer in) {
        int block = (int) Thrift.varint(in);
        int parts = (int) Thrift.varint(in);
        int count = (int) Thrift.varint(in);
        long value = Thrift.zigzag(in);
        if (count < 0 || parts <= 0 || block <= 0 || count > (long) Math.max(1, in.remaining()) * block) {
            throw new IllegalStateException("a block has an impossible size");
        }
        long[] numbers = new long[count];
        int at = 0;
        if (count > 0) {
            numbers[at++] = value;
        }
        int each = block / parts;
        while (at < count) {
            long least = Thrift.zigzag(in);
            byte[] widths = new byte[parts];
            in.get(widths);
            for (int part = 0; part < parts && at < count; part++) {
                ByteBuffer packed = slice(in, Math.min(in.remaining(), (each * widths[part] + 7) / 8));
                for (int i = 0; i < each && at < count; i++) {
                    value += least + packed(packed, (long) i * widths[part], widths[part]);
                    numbers[at++] = value;
                }
            }
        }
        return numbers;
    }

    /** The next bytes of a buffer, which is left behind them. */
    static ByteBuffer slice(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("something is longer than its page");
        }
        ByteBuffer slice = in.slice(in.position(), length).order(in.order());
        in.position(in.position() + length);
        return slice;
    }

    private static long packed(ByteBuffer bytes, long bit, int width) {
        long value = 0;
        int have = 0;
        while (have < width) {
            int offset = (int) (bit + have & 7);
            int take = Math.min(8 - offset, width - have);
            long some = (bytes.get((int) (bit + have >>> 3)) & 0xFF) >>> offset & (1L << take) - 1;
            value |= some << have;
            have += take;
        }
        return value;
    }
}
