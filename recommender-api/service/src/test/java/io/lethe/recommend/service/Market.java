package io.lethe.recommend.service;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.Records;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Neighbour;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.SignalKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;

/** A catalogue and its signals, written to the topics in their stored forms. */
@SuppressWarnings("FutureReturnValueIgnored")
final class Market implements AutoCloseable {
    static final ModelId MODEL = new ModelId("by-hand");
    static final long NOW = 1_700_000_000_000L;
    static final long HOUR = 3_600_000L;
    private final Producer<byte[], byte[]> producer;

    Market(String bootstrap) {
        producer = LogConnection.to(bootstrap).producer("market");
    }

    /** What words mean by hand: sea, space, kitchen, the rest. */
    static float[] meaning(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return new float[] {
            words.contains("sea") || words.contains("sail") ? 1 : 0,
            words.contains("space") || words.contains("rocket") ? 1 : 0,
            words.contains("cook") ? 1 : 0,
            0.1f
        };
    }

    Market item(String id, String title, String category, double price, float... vector) {
        return item(Item.of("default", id, title, ""), category, price, null, vector);
    }

    Market item(Item base, String category, double price, @Nullable Origin origin, float... vector) {
        Item item = new Item(
                base.tenant(),
                base.itemId(),
                base.title(),
                base.text(),
                List.of(category),
                new TreeMap<>(Map.of("price", price)),
                true,
                null,
                null);
        producer.send(Records.ofItem(
                producer,
                Topic.ITEMS_EMBEDDED,
                item.key(),
                EmbeddedItemCodec.encode(new EmbeddedItem(item, Embedding.normalized(vector), MODEL)),
                origin));
        return this;
    }

    Market item(Item item, float... vector) {
        producer.send(Records.ofItem(
                producer,
                Topic.ITEMS_EMBEDDED,
                item.key(),
                EmbeddedItemCodec.encode(new EmbeddedItem(item, Embedding.normalized(vector), MODEL)),
                null));
        return this;
    }

    Market withdrawn(String id) {
        producer.send(
                Records.ofItem(producer, Topic.ITEMS_EMBEDDED, ItemKey.withdrawn("default", id), new byte[] {1}, null));
        return this;
    }

    Market follows(String earlier, String later, int count, int partition) {
        SignalKey key = new SignalKey("default", earlier, partition);
        NeighbourSignal signal =
                NeighbourSignal.of(List.of(new Neighbour(later, count * PairFold.UNIT)), List.of(), 10);
        producer.send(new ProducerRecord<>(Topic.SIGNALS_NEIGHBOURS.topicName(), key.toBytes(), signal.toBytes()));
        return this;
    }

    Market happened(String item, long count, int partition) {
        SignalKey key = new SignalKey("default", item, partition);
        TrendSignal signal = new TrendSignal(List.of(new HourCount(HourCount.hourOf(NOW), "view", count)));
        producer.send(new ProducerRecord<>(Topic.SIGNALS_TRENDS.topicName(), key.toBytes(), signal.toBytes()));
        return this;
    }

    /** Views, all of them on one device. */
    Market happenedOn(String device, String item, long count, int partition) {
        SignalKey key = new SignalKey("default", item, partition);
        Circumstance in = new Circumstance(ContextKey.DEVICE, device);
        TrendSignal signal = TrendSignal.of(
                List.of(new HourCount(HourCount.hourOf(NOW), "view", count)),
                List.of(new ContextCount(in, "view", ContextCount.dayOf(NOW), count)));
        producer.send(new ProducerRecord<>(Topic.SIGNALS_TRENDS.topicName(), key.toBytes(), signal.toBytes()));
        return this;
    }

    Market happened(String item, String type, long time, long count, int partition) {
        SignalKey key = new SignalKey("default", item, partition);
        TrendSignal signal = new TrendSignal(List.of(new HourCount(HourCount.hourOf(time), type, count)));
        producer.send(new ProducerRecord<>(Topic.SIGNALS_TRENDS.topicName(), key.toBytes(), signal.toBytes()));
        return this;
    }

    static LedgerEntry event(String user, String id, String type, String item, long time) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(Interaction.of("default", user, id, item, type, time)));
    }

    static LedgerEntry typed(String user, String id, String words, long time) {
        Interaction interaction =
                new Interaction("default", user, id, null, "search", null, words, null, null, time, 0, new TreeMap<>());
        return new LedgerEntry(new EmbeddedInteraction(
                interaction,
                new TextMeaning(Embedding.normalized(meaning(words)).quantized(), MODEL)));
    }

    /** Seven items of three kinds. */
    Market withSevenItems() {
        return item("sail", "Sailing the coast", "Sea", 10, 1, 0, 0, 0)
                .item("dive", "Diving deep", "Sea", 20, 0.9f, 0.1f, 0, 0)
                .item("reef", "Life on the reef", "Sea", 30, 0.8f, 0, 0.2f, 0)
                .item("mars", "Mission to Mars", "Space", 10, 0, 1, 0, 0)
                .item("moon", "Walking on the moon", "Space", 20, 0.1f, 0.9f, 0, 0)
                .item("bread", "Bread at home", "Kitchen", 10, 0, 0, 1, 0)
                .item("soup", "A pot of soup", "Kitchen", 20, 0, 0.1f, 0.9f, 0);
    }

    void flush() {
        producer.flush();
    }

    /** Waits until the recommender says this of its progress. */
    static void awaitProgress(String field, Object value) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> RestAssured.get(
                        "/internal/recommender/progress")
                .then()
                .statusCode(200)
                .body(field, Matchers.equalTo(value)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
