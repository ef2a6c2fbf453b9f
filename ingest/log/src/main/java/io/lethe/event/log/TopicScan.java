package io.lethe.event.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics read by offsets, outside any group. */
public final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TopicScan() {}

    /** Assigns all partitions of some topics, which have to exist, from their beginning. */
    public static void assign(Consumer<?, ?> consumer, Collection<String> topics) {
        consumer.assign(partitions(consumer, topics));
        consumer.seekToBeginning(consumer.assignment());
    }

    /**
     * Assigns all partitions of some topics, which have to exist, from near their end.
     *
     * @param newest how many offsets of each partition to go back at most, 0 for none
     * @return where the partitions end now
     */
    public static Map<TopicPartition, Long> assignNearEnd(
            Consumer<?, ?> consumer, Collection<String> topics, long newest) {
        List<TopicPartition> partitions = partitions(consumer, topics);
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - newest)));
        return ends;
    }

    /**
     * Reads what topics hold at this moment, or the newest of it, and ends.
     *
     * @param newest how many offsets of each partition to go back at most
     * @param work   gets every record, in the order of its partition
     * @return how many records there were
     * @throws BrokerSilentException if the broker gives nothing for a minute
     */
    public static long read(
            Consumer<byte[], byte[]> consumer, Collection<String> topics, long newest, TopicFollower.Work work) {
        Map<TopicPartition, Long> ends = assignNearEnd(consumer, topics, newest);
        long count = 0;
        long heard = System.nanoTime();
        while (!reaches(consumer, ends)) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                work.on(message);
                count++;
                heard = System.nanoTime();
            }
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new BrokerSilentException("the broker gives nothing of " + topics);
            }
        }
        return count;
    }

    /** Whether everything before some offsets has been read. */
    public static boolean reaches(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }
}
