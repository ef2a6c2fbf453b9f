package io.lethe.evaluation.dataset.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** How the pages of a column are packed. */
final class Packing {
    private static final String[] NAMES = {"nothing", "Snappy", "gzip", "LZO", "Brotli", "LZ4", "zstd", "LZ4"};
    private static final int NOTHING = 0;
    private static final int SNAPPY = 1;
    private static final int GZIP = 2;
    private static final int ZSTD = 6;
    private static final int LARGEST = 1 << 28;
    private static final long MOST_BY_SNAPPY = 64;

    private Packing() {}

    static boolean isKnown(int codec) {
        return codec == NOTHING || codec == SNAPPY || codec == GZIP || codec == ZSTD;
    }

    static String name(int codec) {
        return codec >= 0 && codec < NAMES.length ? NAMES[codec] : "codec " + codec;
    }

    static byte[] unpack(int codec, byte[] packed, int size) {
        if (size < 0 || size > LARGEST) {
            throw new IllegalStateException("a page has an impossible size");
        }
        byte[] plain =
                switch (codec) {
                    case NOTHING -> packed;
                    case SNAPPY -> snappy(packed, size);
                    case GZIP -> gzip(packed, size);
                    case ZSTD -> Zstd.decompress(packed, size);
                    default -> throw new IllegalStateException("it is packed by " + name(codec));
                };
        if (plain.length != size) {
            throw new IllegalStateException("a page has another size than it says");
        }
        return plain;
    }

    private static byte[] gzip(byte[] packed, int size) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(size);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Snappy's raw form: the size, then bytes as they are and copies of bytes before. */
    private static byte[] snappy(byte[] packed, int size) {
        if (size > (packed.length + 1) * MOST_BY_SNAPPY) {
            throw new IllegalStateException("a page has an impossible size");
        }
        byte[] plain = new byte[size];
        int at = 0;
        while (packed[at++] < 0) {
            continue;
        }
        int to = 0;
        while (at < packed.length) {
            int tag = packed[at++] & 0xFF;
            int length;
            int back;
            switch (tag & 3) {
                case 0 -> {
                    length = tag >>> 2;
                    if (length >= 60) {
                        int bytes = length - 59;
                        length = number(packed, at, bytes);
                        at += bytes;
                    }
                    length++;
                    System.arraycopy(packed, at, plain, to, length);
                    at += length;
                    to += length;
                    continue;
                }
                case 1 -> {
                    length = (tag >>> 2 & 7) + 4;
                    back = tag >>> 5 << 8 | packed[at++] & 0xFF;
                }
                case 2 -> {
                    length = (tag >>> 2) + 1;
                    back = number(packed, at, 2);
                    at += 2;
                }
                default -> {
                    length = (tag >>> 2) + 1;
                    back = number(packed, at, 4);
                    at += 4;
                }
            }
            if (back <= 0 || back > to) {
                throw new IllegalStateException("a copy begins before its page");
            }
            for (int i = 0; i < length; i++, to++) {
                plain[to] = plain[to - back];
            }
        }
        if (to != size) {
            throw new IllegalStateException("a page has another size than it says");
        }
        return plain;
    }

    private static int number(byte[] from, int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (from[at + i] & 0xFF) << 8 * i;
        }
        return number;
    }
}
