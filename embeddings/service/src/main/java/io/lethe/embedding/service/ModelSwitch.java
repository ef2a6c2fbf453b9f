package io.lethe.embedding.service;

import io.lethe.embedding.ModelsInUse;
import io.lethe.embedding.ModelsInUseCodec;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicScan;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that this service was started with, recorded in {@link Topic#EMBEDDING_MODELS} where they are others. */
final class ModelSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(ModelSwitch.class);

    private ModelSwitch() {}

    /** Records the models, if the log does not name just these. Returns when the broker has it. */
    static void to(ModelsInUse models, LogConnection connection, Producer<byte[], byte[]> producer)
            throws InterruptedException {
        ModelsInUse before = recorded(connection);
        if (models.equals(before)) {
            return;
        }
        try {
            producer.send(new ProducerRecord<>(
                            Topic.EMBEDDING_MODELS.topicName(),
                            ModelsInUseCodec.key(),
                            ModelsInUseCodec.encode(models)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the models in use could not be recorded: " + e.getCause(), e);
        }
        if (before != null && !before.model().equals(models.model())) {
            LOG.info("Answers go from the model {} to {}", before.model(), models.model());
        }
    }

    private static @Nullable ModelsInUse recorded(LogConnection connection) {
        AtomicReference<@Nullable ModelsInUse> newest = new AtomicReference<>();
        try (var consumer = connection.reader("lethe-embeddings-models")) {
            TopicScan.read(consumer, List.of(Topic.EMBEDDING_MODELS.topicName()), Long.MAX_VALUE / 2, message -> {
                try {
                    newest.set(message.value() == null ? null : ModelsInUseCodec.decode(message.value()));
                } catch (MalformedBytesException | IllegalArgumentException e) {
                    LOG.warn("The models in use cannot be read, and are recorded anew: {}", e.toString());
                    newest.set(null);
                }
            });
        }
        return newest.get();
    }
}
