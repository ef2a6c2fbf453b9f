package io.lethe.evaluation.model;

import io.lethe.evaluation.protocol.EventLog;
import io.lethe.recommend.learning.LearnedNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Something that learns from a log and ranks items for a user's history. Closed, it gives back what it holds outside of
 * the heap, and is not asked again.
 */
public interface Model extends AutoCloseable {

    /** What it is called in tables and on the command line. */
    String name();

    /**
     * Learns what the log shows. Called before anything is asked, and again each time the log shows more; never while
     * something is asked. Reading what is not shown fails the run.
     */
    void learn(EventLog log);

    /** Ranks items. Several threads may ask at once. */
    Answer answer(Question question);

    /** What the log taught about its mix; null where it has none, or learned nothing. */
    default @Nullable LearnedNumbers learned() {
        return null;
    }

    @Override
    default void close() {}
}
