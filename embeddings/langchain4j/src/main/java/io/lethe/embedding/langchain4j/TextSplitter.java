package io.lethe.embedding.langchain4j;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Cuts a text into pieces that a model can read at once, each as long as it may be: between sentences where it can,
 * else between words, else between characters. Nothing is left out but white space between pieces.
 */
final class TextSplitter {
    /** A tokenizer takes a longer run of letters for one unknown word, so such a run is parted. */
    private static final int LONGEST_WORD = 100;

    private static final int FINEST = 2;

    /** A piece of a text and how many tokens it has, at least 1. */
    record Piece(String text, int tokens) {}

    private record Range(int from, int to, int tokens) {}

    private final ToIntFunction<String> tokens;
    private final int limit;

    /**
     * @param tokens how many tokens a text has
     * @param limit  how many a piece may have
     */
    TextSplitter(ToIntFunction<String> tokens, int limit) {
        this.tokens = tokens;
        this.limit = limit;
    }

    /** The pieces in order; none if the text has no tokens. */
    List<Piece> split(String text) {
        String readable = partedWords(text);
        int count = tokens.applyAsInt(readable);
        if (count <= limit) {
            return count == 0 ? List.of() : List.of(new Piece(readable, count));
        }
        List<Range> ranges = new ArrayList<>();
        pack(readable, 0, readable.length(), 0, ranges);
        return pieces(readable, ranges);
    }

    private static BreakIterator breaks(int level) {
        return switch (level) {
            case 0 -> BreakIterator.getSentenceInstance(Locale.ROOT);
            case 1 -> BreakIterator.getWordInstance(Locale.ROOT);
            default -> BreakIterator.getCharacterInstance(Locale.ROOT);
        };
    }

    /** Joins neighbouring units while they fit; a unit that does not fit by itself is cut at the next finer level. */
    private void pack(String text, int start, int stop, int level, List<Range> ranges) {
        BreakIterator breaks = breaks(level);
        breaks.setText(text.substring(start, stop));
        int from = start;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            int to = start + end;
            int count = tokens.applyAsInt(text.substring(from, to));
            if (count > limit && level < FINEST) {
                pack(text, from, to, level + 1, ranges);
            } else {
                join(new Range(from, to, count), ranges);
            }
            from = to;
        }
    }

    private void join(Range next, List<Range> ranges) {
        Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (last != null && last.tokens() + next.tokens() <= limit) {
            ranges.set(ranges.size() - 1, new Range(last.from(), next.to(), last.tokens() + next.tokens()));
        } else {
            ranges.add(next);
        }
    }

    private List<Piece> pieces(String text, List<Range> ranges) {
        List<Piece> pieces = new ArrayList<>(ranges.size());
        for (Range range : ranges) {
            String piece = text.substring(range.from(), range.to()).strip();
            int count = piece.isEmpty() ? 0 : tokens.applyAsInt(piece);
            if (count > 0) {
                pieces.add(new Piece(piece, Math.min(count, limit)));
            }
        }
        return pieces;
    }

    /** The text with a blank after every {@value #LONGEST_WORD} letters of a longer run. */
    static String partedWords(String text) {
        if (text.length() <= LONGEST_WORD) {
            return text;
        }
        StringBuilder parted = null;
        int run = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            run = Character.isLetterOrDigit(point) && !Character.isIdeographic(point) ? run + 1 : 0;
            if (run > LONGEST_WORD) {
                if (parted == null) {
                    parted = new StringBuilder(text.length() + 16).append(text, 0, i);
                }
                parted.append(' ');
                run = 1;
            }
            if (parted != null) {
                parted.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return parted == null ? text : parted.toString();
    }
}
