package io.lethe.evaluation.protocol;

import io.lethe.interest.ledger.LedgerEntry;
import java.util.function.Consumer;

/** The whole log of a data set as a model sees it, in the order of time. Some of it is not to be read, or not yet. */
public interface EventLog {

    /** How many events there are, those that are not shown included. */
    int size();

    /** How many events from the first on have happened: none from there on is shown. */
    int end();

    /** Whether a model may read this event now. */
    boolean shows(int row);

    /**
     * Reads an event.
     *
     * @throws LeakException if it is not shown; the run fails, whatever the model makes of the exception
     */
    LedgerEntry at(int row);

    /**
     * Visits what is shown, from one event on.
     *
     * @return where to go on when more is shown
     */
    default int read(int from, Consumer<LedgerEntry> visitor) {
        for (int row = from; row < end(); row++) {
            if (shows(row)) {
                visitor.accept(at(row));
            }
        }
        return Math.max(from, end());
    }
}
