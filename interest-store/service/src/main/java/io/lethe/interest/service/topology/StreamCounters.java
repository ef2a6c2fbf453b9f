package io.lethe.interest.service.topology;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the tasks in this process, since start. */
public final class StreamCounters {
    final LongAdder records = new LongAdder();
    final LongAdder changes = new LongAdder();
    final LongAdder deadLetters = new LongAdder();
    final LongAdder oversizedSnapshots = new LongAdder();

    /** Records read from the log, repeats included. */
    public long records() {
        return records.sum();
    }

    /** Records that changed a ledger. */
    public long changes() {
        return changes.sum();
    }

    /** Records that could not be taken in. */
    public long deadLetters() {
        return deadLetters.sum();
    }

    /** States that were too large for a snapshot record. */
    public long oversizedSnapshots() {
        return oversizedSnapshots.sum();
    }
}
