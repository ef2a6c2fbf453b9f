package io.lethe.evaluation.protocol;

import java.util.BitSet;
import java.util.Locale;

/** Whether what a user has had to do with before can be an answer. */
public enum Masking {
    /** It can not, whatever a model's own rules are; and events with such items are not asked for. */
    HISTORY,
    /** It can, as far as a model's own rules let it. */
    NOTHING;

    private static final double FEW = 0.05;

    /**
     * What fits a data set: {@link #NOTHING} if at least one choice in twenty, of those before an event, is of an item
     * that the user chose before.
     *
     * @param end looks at the events before this one alone
     */
    public static Masking fitting(Corpus corpus, int end) {
        long choices = 0;
        long repeats = 0;
        for (int user = 0; user < corpus.users().size(); user++) {
            BitSet seen = new BitSet();
            for (int place = 0; place < corpus.sizeOf(user) && corpus.rowOf(user, place) < end; place++) {
                int row = corpus.rowOf(user, place);
                if (corpus.isChoice(row)) {
                    choices++;
                    repeats += seen.get(corpus.itemOf(row)) ? 1 : 0;
                    seen.set(corpus.itemOf(row));
                }
            }
        }
        return repeats >= FEW * choices && repeats > 0 ? NOTHING : HISTORY;
    }

    /** The name in tables and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
