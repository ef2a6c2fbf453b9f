package io.lethe.event.log;

import io.lethe.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics that are not there yet, each as {@link Topic} says. A topic that exists is left as it is. */
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Topics() {}

    /**
     * Makes those of {@code wanted} that do not exist, and returns when all can be written to. Several services may do
     * so at once.
     *
     * @param partitions  how many partitions a new topic gets, at least 1
     * @param replication how many copies, at least 1
     * @throws InterruptedException if interrupted while the broker answers
     */
    public static void ensure(Admin admin, Collection<Topic> wanted, int partitions, short replication)
            throws InterruptedException {
        Set<String> existing = answer(admin.listTopics().names());
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : wanted) {
            if (!existing.contains(topic.topicName())) {
                missing.add(new NewTopic(topic.topicName(), Optional.of(partitions), Optional.of(replication))
                        .configs(topic.configuration()));
            }
        }
        var made = admin.createTopics(missing).values();
        for (var topic : made.entrySet()) {
            try {
                topic.getValue().get();
                LOG.info("Made topic {} with {} partitions", topic.getKey(), partitions);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("could not make topic " + topic.getKey(), e);
                }
            }
        }
        awaitLeaders(admin, wanted);
    }

    /**
     * Waits until every partition answers. A producer that writes to a partition before it does can have its first
     * batch refused and its second one taken, and then offers the first one for ever: to the broker it is out of order.
     */
    private static void awaitLeaders(Admin admin, Collection<Topic> wanted) throws InterruptedException {
        List<String> names = wanted.stream().map(Topic::topicName).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
                for (TopicDescription topic :
                        admin.describeTopics(names).allTopicNames().get().values()) {
                    topic.partitions()
                            .forEach(info ->
                                    ends.put(new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest()));
                }
                admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the topics do not answer: " + e.getMessage(), e);
                }
                Thread.sleep(50);
            }
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused: " + e.getMessage(), e);
        }
    }
}
