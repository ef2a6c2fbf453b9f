package io.lethe.embedding.service;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.Topic;
import io.lethe.event.log.BatchLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From accepted events to embedded ones. Events without words, and tombstones, do not wait for the model unless they
 * stand behind words in the same batch: the order of a partition is kept.
 */
final class EventEmbedding implements BatchLoop.Work {
    private static final Logger LOG = LoggerFactory.getLogger(EventEmbedding.class);

    private final EventMeanings meanings;
    private final Producer<byte[], byte[]> producer;
    private final int textsTogether;
    private final LongAdder events = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    /** A record to send on, and the event in it; none in a tombstone. */
    private record Outgoing(
            ConsumerRecord<byte[], byte[]> source, @Nullable Interaction interaction) {

        @Nullable
        String text() {
            String text = interaction == null ? null : interaction.text();
            return text == null || text.isBlank() ? null : text;
        }
    }

    /**
     * @param textsTogether how many texts at most are embedded before what is finished is sent
     */
    EventEmbedding(EventMeanings meanings, Producer<byte[], byte[]> producer, int textsTogether) {
        this.meanings = meanings;
        this.producer = producer;
        this.textsTogether = textsTogether;
    }

    @Override
    public void on(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        Outbox outbox = new Outbox(producer, Topic.EVENTS_EMBEDDED);
        List<Outgoing> waiting = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int done = 0;
        int bad = 0;
        for (ConsumerRecord<byte[], byte[]> source : batch) {
            try {
                Outgoing next = read(source);
                waiting.add(next);
                String text = next.text();
                if (text != null) {
                    texts.add(text);
                }
                done += next.interaction() == null ? 0 : 1;
            } catch (MalformedBytesException | IllegalArgumentException e) {
                bad++;
                LOG.error("Left out {}-{}@{}: {}", source.topic(), source.partition(), source.offset(), e.getMessage());
            }
            if (texts.isEmpty() || texts.size() == textsTogether) {
                send(waiting, texts, outbox);
            }
        }
        send(waiting, texts, outbox);
        outbox.awaitAll();
        unreadable.add(bad);
        events.add(done);
    }

    /** How many events have been published. */
    long events() {
        return events.sum();
    }

    /** How many records could not be read, and were left out. */
    long unreadable() {
        return unreadable.sum();
    }

    private static Outgoing read(ConsumerRecord<byte[], byte[]> source) {
        if (source.value() == null) {
            return new Outgoing(source, null);
        }
        EventKey key = EventKey.fromBytes(source.key());
        return new Outgoing(source, InteractionCodec.decode(key.tenant(), key.userId(), key.eventId(), source.value()));
    }

    private void send(List<Outgoing> waiting, List<String> texts, Outbox outbox) {
        List<TextMeaning> found = texts.isEmpty() ? List.of() : meanings.of(texts);
        int next = 0;
        for (Outgoing one : waiting) {
            Interaction interaction = one.interaction();
            if (interaction == null) {
                outbox.send(one.source(), null);
            } else {
                TextMeaning meaning = one.text() == null ? null : found.get(next++);
                outbox.send(
                        one.source(), EmbeddedInteractionCodec.encode(new EmbeddedInteraction(interaction, meaning)));
            }
        }
        waiting.clear();
        texts.clear();
    }
}
