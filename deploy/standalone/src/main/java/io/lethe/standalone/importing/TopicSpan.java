package io.lethe.standalone.importing;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The part of a topic that an import's records lie in, on their way to a stage that reads it. Its begin is known from
 * the start. Its end is known once everything of the import has been written to the topic; until then the topic's own
 * end stands for it.
 */
final class TopicSpan {
    private final Map<TopicPartition, Long> begin;
    private @Nullable Map<TopicPartition, Long> end;
    private boolean passed;
    private double share;

    /** @param begin the offset after the newest record before the import, by partition of the topic */
    TopicSpan(Map<TopicPartition, Long> begin) {
        this.begin = Map.copyOf(begin);
    }

    /**
     * Looks how far the reader is.
     *
     * @param done    the offset up to which it has come, by partition
     * @param ends    the offset after the newest record, by partition
     * @param written whether everything of the import is in the topic
     */
    void look(Map<TopicPartition, Long> done, Map<TopicPartition, Long> ends, boolean written) {
        if (written && end == null) {
            end = new HashMap<>(ends);
            end.keySet().retainAll(begin.keySet());
        }
        Map<TopicPartition, Long> to = end == null ? ends : end;
        long all = 0;
        long read = 0;
        boolean through = true;
        for (Map.Entry<TopicPartition, Long> from : begin.entrySet()) {
            long last = to.getOrDefault(from.getKey(), 0L);
            long place = Math.min(last, done.getOrDefault(from.getKey(), 0L));
            through &= place >= last;
            all += last - from.getValue();
            read += Math.max(0, place - from.getValue());
        }
        passed = end != null && through;
        share = all == 0 ? 1 : (double) read / all;
    }

    /** Whether the reader has come to the end. */
    boolean passed() {
        return passed;
    }

    /**
     * How many of {@code own} records that were written to the topic the reader has passed: exact at the end, by its
     * share before.
     */
    long of(long own) {
        return passed ? own : (long) Math.floor(own * share);
    }
}
