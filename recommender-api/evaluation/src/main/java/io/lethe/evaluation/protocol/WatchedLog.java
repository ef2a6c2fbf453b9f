package io.lethe.evaluation.protocol;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The log of a plan, opened up step by step, that remembers the first forbidden event that anybody read. */
public final class WatchedLog implements EventLog {
    private final Plan plan;
    private final String reader;
    private int end;
    private volatile @Nullable LeakException leak;

    /** @param reader who reads it, for the message */
    public WatchedLog(Plan plan, String reader) {
        this.plan = plan;
        this.reader = reader;
    }

    /** Shows what happened before an event, in the order of time. */
    public void openUntil(int row) {
        end = row;
    }

    /** @throws LeakException if anything was read that was not shown at the time */
    public void check() {
        LeakException found = leak;
        if (found != null) {
            throw found;
        }
    }

    @Override
    public int size() {
        return plan.corpus().size();
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public boolean shows(int row) {
        return row < end && !plan.isHeldOut(row);
    }

    @Override
    public LedgerEntry at(int row) {
        if (!shows(row)) {
            LeakException found =
                    new LeakException(message(plan.corpus().row(row).interaction()));
            leak = leak == null ? found : leak;
            throw found;
        }
        return plan.corpus().row(row);
    }

    private String message(Interaction event) {
        return reader + " read an event that it has to predict, or a later one: " + event.userId() + ", " + event.type()
                + " of " + event.itemId() + " at " + Instant.ofEpochMilli(event.timestamp());
    }
}
