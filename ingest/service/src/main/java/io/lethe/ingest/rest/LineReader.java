package io.lethe.ingest.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.RecordJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Reads lines of bytes one at a time, each up to a limit. */
final class LineReader {
    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;
    private byte[] line = new byte[1024];
    private int length;
    private boolean tooLong;
    private boolean terminated;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Goes to the next line; false at the end. Of a line past the limit the beginning is read. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        terminated = false;
        if (!fill()) {
            return false;
        }
        while (!terminated && !tooLong && fill()) {
            int stop = position;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            terminated = stop < end;
            append(Math.min(stop - position, limit - length));
            tooLong = length == limit;
            if (tooLong) {
                terminated = false;
            } else if (terminated) {
                position++;
            }
        }
        return true;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (!isWhiteSpace(line[i])) {
                return false;
            }
        }
        return true;
    }

    /** The line as a record. */
    CleaningOutcome<ObjectNode> read() {
        return RecordJson.read(line, 0, length);
    }

    /** Leaves out the rest of a line that is too long. */
    void skipRest() throws IOException {
        while (fill()) {
            if (buffer[position++] == '\n') {
                return;
            }
        }
    }

    /** Whether anything but white space follows, which is passed over. */
    boolean hasMore() throws IOException {
        while (fill()) {
            if (!isWhiteSpace(buffer[position])) {
                return true;
            }
            position++;
        }
        return false;
    }

    /** This line and everything after it. */
    InputStream withRest() {
        byte[] head = Arrays.copyOf(line, length + (terminated ? 1 : 0));
        if (terminated) {
            head[length] = '\n';
        }
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(buffer, position, end - position), in);
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    private void append(int count) {
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(limit, Math.max(length + count, line.length * 2)));
        }
        System.arraycopy(buffer, position, line, length, count);
        length += count;
        position += count;
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        end = Math.max(count, 0);
        return end > 0;
    }

    private static boolean isWhiteSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
