package io.lethe.embedding.service;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A migration that has nothing to do, for tests of what comes in. */
final class Idle {
    private Idle() {}

    static ModelMigration migration() {
        return new ModelMigration(
                new ItemReadings(new LetterEmbedder(), null),
                new MockConsumer<>("earliest"),
                new MockConsumer<>("earliest"),
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
                1,
                System::nanoTime);
    }
}
