package io.lethe.interest.law;

import io.lethe.interest.fold.ReadableTable;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.Tables;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares expected with actual results, byte by byte, and remembers the first difference. */
final class Witness {
    private static final HexFormat HEX = HexFormat.of();
    private static final int SHOWN_BYTES = 60;

    private @Nullable String breach;

    /** The first breach, if any. */
    Optional<String> breach() {
        return Optional.ofNullable(breach);
    }

    void same(String what, Tables expected, Tables actual) {
        for (TableName name : TableName.values()) {
            if (breach == null) {
                same(what + ", table " + name, expected.of(name), actual.of(name));
            }
        }
    }

    void same(String what, ReadableTable expected, ReadableTable actual) {
        try (Rows left = expected.all();
                Rows right = actual.all()) {
            boolean isLeft = left.next();
            boolean isRight = right.next();
            while (breach == null && (isLeft || isRight)) {
                int order = !isLeft ? 1 : !isRight ? -1 : Arrays.compareUnsigned(left.key(), right.key());
                if (order != 0 || !Arrays.equals(left.value(), right.value())) {
                    byte[] key = order <= 0 ? left.key() : right.key();
                    breach = what + ", key " + shown(key) + ": "
                            + expectation(order <= 0 ? left.value() : null, order >= 0 ? right.value() : null);
                }
                isLeft = left.next();
                isRight = right.next();
            }
        }
    }

    void same(String what, byte[] expected, byte[] actual) {
        if (breach == null && !Arrays.equals(expected, actual)) {
            breach = what + ": " + expectation(expected, actual);
        }
    }

    void same(String what, Object expected, Object actual) {
        if (breach == null && !Objects.equals(expected, actual)) {
            breach = what + ": expected " + expected + ", found " + actual;
        }
    }

    /** Expects an {@link ArithmeticException}. */
    void overflows(String what, Runnable calculation) {
        try {
            calculation.run();
        } catch (ArithmeticException e) {
            return;
        }
        if (breach == null) {
            breach = what + ": the overflow went unnoticed";
        }
    }

    /** Records that the code under test threw this exception. */
    void died(RuntimeException end) {
        if (breach == null) {
            List<StackTraceElement> trace = Arrays.asList(end.getStackTrace());
            breach = end + (trace.isEmpty() ? "" : " at " + trace.get(0));
        }
    }

    private static String expectation(byte @Nullable [] expected, byte @Nullable [] actual) {
        return "expected " + shown(expected) + ", found " + shown(actual);
    }

    private static String shown(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "nothing";
        }
        return HEX.formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length)) + (bytes.length > SHOWN_BYTES ? "…" : "");
    }
}
