package io.lethe.standalone.importing;

import io.lethe.event.Topic;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The places that an import's own records have in the public topics, among those of other producers. Safe for several
 * threads.
 */
final class OwnRecords {
    private final Map<TopicPartition, Offsets> places = new HashMap<>();

    /** Notes where the broker put a record; within a partition in the order of the offsets. */
    synchronized void add(TopicPartition partition, long offset) {
        places.computeIfAbsent(partition, any -> new Offsets(offset)).add(offset);
    }

    /** Whether the record at this place is one of them. */
    synchronized boolean contains(TopicPartition partition, long offset) {
        Offsets offsets = places.get(partition);
        return offsets != null && offsets.contains(offset);
    }

    /** How many there are in a topic. */
    synchronized long count(Topic topic) {
        return places.entrySet().stream()
                .filter(place -> place.getKey().topic().equals(topic.topicName()))
                .mapToLong(place -> place.getValue().count)
                .sum();
    }

    /**
     * How many of them lie before these offsets.
     *
     * @param done the offset up to which a reader has come, by partition; it may only grow from call to call
     */
    synchronized long countBefore(Topic topic, Map<TopicPartition, Long> done) {
        return places.entrySet().stream()
                .filter(place -> place.getKey().topic().equals(topic.topicName()))
                .mapToLong(place -> place.getValue().countBefore(done.getOrDefault(place.getKey(), 0L)))
                .sum();
    }

    /** Offsets of a partition, as bits behind the first. */
    private static final class Offsets {
        private final long first;
        private final BitSet bits = new BitSet();
        private long count;
        private int looked;
        private long before;

        Offsets(long first) {
            this.first = first;
        }

        void add(long offset) {
            bits.set(Math.toIntExact(offset - first));
            count++;
        }

        boolean contains(long offset) {
            return offset >= first && offset - first <= Integer.MAX_VALUE && bits.get((int) (offset - first));
        }

        long countBefore(long offset) {
            long end = Math.min(offset - first, Integer.MAX_VALUE);
            while (looked < end && looked < bits.length()) {
                before += bits.get(looked++) ? 1 : 0;
            }
            return before;
        }
    }
}
