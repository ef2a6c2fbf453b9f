package io.lethe.standalone.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Item;
import io.lethe.event.PublicJson;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicFollower;
import io.lethe.event.log.Topics;
import io.lethe.standalone.importing.PublicTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private final Path folder;

    EmbeddedBrokerIT(@TempDir Path folder) {
        this.folder = folder.resolve("kafka");
    }

    @Test
    void shouldKeepTopicsOverARestartOnAnotherPort() throws Exception {
        // Given
        Item item = Item.of("default", "i", "Title", "text");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, Ports.free())) {
            try (Admin admin = LogConnection.to(broker.address()).admin()) {
                Topics.ensure(admin, List.of(Topic.ITEMS, Topic.EVENTS), 4, (short) 1);
            }
            try (PublicTopics topics = PublicTopics.at(broker.address())) {
                topics.publish(item);
                topics.flush();
            }
        }

        // When
        List<String> found = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, Ports.free());
                TopicFollower follower = TopicFollower.start(
                        "test",
                        LogConnection.to(broker.address()).reader("test"),
                        List.of(Topic.ITEMS.topicName()),
                        message -> found.add(new String(message.value(), StandardCharsets.UTF_8)))) {
            follower.caughtUp().get(30, TimeUnit.SECONDS);
        }

        // Then
        assertThat(found).containsExactly(new String(PublicJson.of(item), StandardCharsets.UTF_8));
    }
}
