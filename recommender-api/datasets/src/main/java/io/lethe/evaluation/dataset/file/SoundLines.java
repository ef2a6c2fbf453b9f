package io.lethe.evaluation.dataset.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * CSV without the lines whose quote is never closed, which would otherwise swallow all that follows. Each of them is
 * reported and leaves an empty line behind, so that the numbers of the others stay right.
 */
final class SoundLines extends Reader {
    /** Over how many lines a quoted field may run. */
    private static final int LONGEST_FIELD = 100;

    private final BufferedReader lines;
    private final char separator;
    private final boolean escaped;
    private final LongConsumer unclosed;
    private final Deque<String> ahead = new ArrayDeque<>();
    private String text = "";
    private int position;
    private long line;

    /** @param unclosed gets the number of each line that is left out */
    SoundLines(BufferedReader lines, Dialect dialect, LongConsumer unclosed) {
        this.lines = lines;
        this.separator = dialect.separator().charAt(dialect.separator().length() - 1);
        this.escaped = dialect.escaped();
        this.unclosed = unclosed;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (position == text.length() && !advance()) {
            return -1;
        }
        int count = Math.min(length, text.length() - position);
        text.getChars(position, position + count, target, offset);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean advance() throws IOException {
        String first = next();
        if (first == null) {
            return false;
        }
        position = 0;
        line++;
        if (!leavesQuoteOpen(first, false)) {
            text = first + '\n';
            return true;
        }
        List<String> taken = new ArrayList<>(List.of(first));
        boolean open = true;
        while (open && taken.size() < LONGEST_FIELD) {
            String following = next();
            if (following == null) {
                break;
            }
            taken.add(following);
            open = leavesQuoteOpen(following, true);
        }
        if (open) {
            unclosed.accept(line);
            for (int i = taken.size() - 1; i > 0; i--) {
                ahead.addFirst(taken.get(i));
            }
            text = "\n";
        } else {
            line += taken.size() - 1;
            text = String.join("\n", taken) + '\n';
        }
        return true;
    }

    private @Nullable String next() throws IOException {
        return ahead.isEmpty() ? lines.readLine() : ahead.removeFirst();
    }

    /**
     * Whether a line that begins inside quotes, or outside, ends inside. A quote opens only at the start of a field.
     */
    private boolean leavesQuoteOpen(String line, boolean insideAtFirst) {
        boolean inside = insideAtFirst;
        boolean fieldStart = true;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inside && escaped && c == '\\') {
                i++;
            } else if (inside && c == '"') {
                boolean doubled = i + 1 < line.length() && line.charAt(i + 1) == '"';
                inside = doubled;
                i += doubled ? 1 : 0;
            } else if (!inside) {
                inside = fieldStart && c == '"';
                fieldStart = c == separator;
            }
        }
        return inside;
    }
}
