package io.lethe.benchmark.interest;

import io.lethe.event.log.LogConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What the changelogs of the stores take in the broker: the bytes of their logs, with batch headers and the marks of
 * transactions.
 */
final class ChangelogSizes {
    private static final String PREFIX = "lethe-interest-";
    private static final String SUFFIX = "-changelog";
    private static final int ROUNDS = 2;
    private static final int QUIET_LOOKS = 8;
    private static final long PAUSE_MILLIS = 1_000;

    private final LogConnection log;

    ChangelogSizes(LogConnection log) {
        this.log = log;
    }

    /** The bytes by store, over all partitions, as the broker has them now. */
    Map<String, Long> now() throws InterruptedException, ExecutionException {
        try (Admin admin = log.admin()) {
            return sizes(admin);
        }
    }

    /**
     * The same after the broker has been made to compact them, with no patience for tombstones. The stream has stopped.
     */
    Map<String, Long> compacted() throws InterruptedException, ExecutionException {
        try (Admin admin = log.admin();
                Producer<byte[], byte[]> producer = log.producer("changelog-sizes")) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(ChangelogSizes::isChangelog)
                    .toList();
            setEager(admin, topics);
            Map<String, Long> sizes = sizes(admin);
            for (int round = 0; round < ROUNDS; round++) {
                Thread.sleep(PAUSE_MILLIS);
                roll(admin, producer, topics);
                int quiet = 0;
                while (quiet < QUIET_LOOKS) {
                    Thread.sleep(PAUSE_MILLIS);
                    Map<String, Long> next = sizes(admin);
                    quiet = next.equals(sizes) ? quiet + 1 : 0;
                    sizes = next;
                }
            }
            return sizes;
        }
    }

    private static boolean isChangelog(String topic) {
        return topic.startsWith(PREFIX) && topic.endsWith(SUFFIX);
    }

    private static Map<String, Long> sizes(Admin admin) throws InterruptedException, ExecutionException {
        Map<String, Long> sizes = new HashMap<>();
        List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .toList();
        for (Map<String, LogDirDescription> folders :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            folders.values().forEach(folder -> folder.replicaInfos().forEach((partition, replica) -> {
                String topic = partition.topic();
                if (isChangelog(topic)) {
                    String store = topic.substring(PREFIX.length(), topic.length() - SUFFIX.length());
                    sizes.merge(store, replica.size(), Long::sum);
                }
            }));
        }
        return sizes;
    }

    private static void setEager(Admin admin, List<String> topics) throws InterruptedException, ExecutionException {
        Collection<AlterConfigOp> eager = Map.of(
                        "segment.ms", "1",
                        "min.cleanable.dirty.ratio", "0.0",
                        "min.compaction.lag.ms", "0",
                        "delete.retention.ms", "0")
                .entrySet()
                .stream()
                .map(one -> new AlterConfigOp(new ConfigEntry(one.getKey(), one.getValue()), OpType.SET))
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        topics.forEach(topic -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), eager));
        admin.incrementalAlterConfigs(changes).all().get();
    }

    /**
     * Writes one tombstone to each partition, with which a new segment begins: the broker never compacts the newest.
     */
    private static void roll(Admin admin, Producer<byte[], byte[]> producer, List<String> topics)
            throws InterruptedException, ExecutionException {
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(partition -> producer.send(
                            new ProducerRecord<>(topic.name(), partition.partition(), new byte[] {-1}, null)));
        }
        producer.flush();
    }
}
