package io.lethe.evaluation.steering;

import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A log of which everything may be read.
 *
 * @param rows the events, in the order of time
 */
record ShownLog(List<LedgerEntry> rows) implements EventLog {
    private static final Comparator<LedgerEntry> BY_TIME = Comparator.comparingLong(
                    (LedgerEntry entry) -> entry.interaction().timestamp())
            .thenComparing(entry -> entry.interaction().userId())
            .thenComparingLong(entry -> entry.interaction().sequence());

    ShownLog {
        List<LedgerEntry> ordered = new ArrayList<>(rows);
        ordered.sort(BY_TIME);
        rows = List.copyOf(ordered);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int end() {
        return rows.size();
    }

    @Override
    public boolean shows(int row) {
        return true;
    }

    @Override
    public LedgerEntry at(int row) {
        return rows.get(row);
    }
}
