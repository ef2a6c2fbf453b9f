package io.lethe.event.log;

import io.lethe.event.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics that are not there yet, each as {@link Topic} says. A topic that exists is left as it is. */
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private Topics() {}

    /**
     * Makes those of {@code wanted} that do not exist. Several services may do so at once.
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
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused: " + e.getMessage(), e);
        }
    }
}
