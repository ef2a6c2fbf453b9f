package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
import io.lethe.embedding.ModelsInUseCodec;
import io.lethe.embedding.langchain4j.BundledModel;
import io.lethe.event.EventKey;
import io.lethe.event.GivenVector;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import io.lethe.event.log.Records;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EmbeddingStreamsIT {
    private static final EmbeddingStreams.Cut CUT = new EmbeddingStreams.Cut(4, (short) 1, 64, 8, 1_000);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String LEDGERS = "The auditors compared the invoices with the ledger and filed a report. ";
    private static final String SAILING = "The yacht left the harbour under full sail and tacked out to the open sea. ";

    private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaBroker().withDeleteLogDirsOnClose(true);

    private final TestLog log;
    private EmbeddingStack stack = newStack();

    EmbeddingStreamsIT() throws Exception {
        log = TestLog.emptied(BROKER);
    }

    @BeforeAll
    static void startBroker() {
        BROKER.start();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @AfterEach
    void close() {
        stack.close();
        log.close();
    }

    @Test
    void shouldEmbedItemsAndLetTheRestThrough() throws Exception {
        // Given
        Item described = Item.of("default", "i1", "The sea", "Waves and wind.");
        Item given =
                new Item("shop-2", "i2", "Shell", "", List.of(), new TreeMap<>(), true, null, GivenVector.of(3, 0, 4));
        ItemKey mark = ItemKey.withdrawn("default", "i1");
        ItemKey gone = ItemKey.content("default", "i3");
        log.accept(described);
        log.accept(given);
        log.acceptRaw(mark, new byte[] {1, 2, 3});
        log.acceptRaw(gone, null);
        log.flush();

        // When
        EmbeddingProgress progress = run(4, 0);

        // Then
        Map<String, ConsumerRecord<byte[], byte[]>> embedded = byKey(Topic.ITEMS_EMBEDDED);
        Embedding expected = stack.embedder().embed(described.describe());
        assertThat(item(embedded, described))
                .isEqualTo(new EmbeddedItem(described, expected, BundledModel.ALL_MINILM_L6_V2.id()));
        assertThat(item(embedded, given))
                .isEqualTo(new EmbeddedItem(given, Embedding.normalized(new float[] {3, 0, 4}), ModelId.GIVEN));
        assertThat(at(embedded, mark.toBytes()).value()).containsExactly(1, 2, 3);
        assertThat(at(embedded, gone.toBytes()).value()).isNull();
        shouldKeepPlacesAndOrigins(Topic.ITEMS_ACCEPTED, Topic.ITEMS_EMBEDDED);
        assertThat(progress.texts()).isEqualTo(1);
        assertThat(progress.lag()).isEqualTo(Map.of("lethe.items.accepted", 0L, "lethe.events.accepted", 0L));
    }

    @Test
    void shouldEmbedUsersWordsAndLetTheRestThrough() throws Exception {
        // Given
        Interaction said = TestLog.said("u1", "e1", "space adventure");
        Interaction again = TestLog.said("u2", "e1", "space adventure");
        Interaction viewed = TestLog.viewed("u1", "e2", "i1");
        EventKey erased = EventKey.of(TestLog.viewed("u1", "e3", "i1"));
        log.accept(said);
        log.accept(again);
        log.accept(viewed);
        log.acceptRaw(erased, null);
        log.flush();

        // When
        EmbeddingProgress progress = run(0, 4);

        // Then
        Map<String, ConsumerRecord<byte[], byte[]>> embedded = byKey(Topic.EVENTS_EMBEDDED);
        assertThat(event(embedded, said))
                .isEqualTo(new EmbeddedInteraction(
                        said, stack.meanings().of(List.of("space adventure")).get(0)));
        assertThat(event(embedded, viewed)).isEqualTo(EmbeddedInteraction.withoutText(viewed));
        assertThat(at(embedded, erased.toBytes()).value()).isNull();
        shouldKeepPlacesAndOrigins(Topic.EVENTS_ACCEPTED, Topic.EVENTS_EMBEDDED);
        assertThat(progress.texts()).isEqualTo(1);
        assertThat(progress.events()).isEqualTo(3);
    }

    @Test
    void shouldNotEmbedAgainAfterARestart() throws Exception {
        // Given
        acceptAll();
        EmbeddingProgress first = run(50, 20);
        Map<String, String> before = values(Topic.ITEMS_EMBEDDED);
        before.putAll(values(Topic.EVENTS_EMBEDDED));
        assertThat(first.texts()).isEqualTo(70);

        // When
        stack.close();
        stack = newStack();
        acceptAll();
        EmbeddingProgress second = run(100, 40);

        // Then
        Map<String, String> after = values(Topic.ITEMS_EMBEDDED);
        after.putAll(values(Topic.EVENTS_EMBEDDED));
        assertThat(second.texts()).isZero();
        assertThat(second.cacheHits()).isEqualTo(70);
        assertThat(second.items()).isEqualTo(50);
        assertThat(after).isEqualTo(before).hasSize(70);
    }

    @Test
    void shouldGoToAnotherModelAndBackWithBothVectorsInTheLog() throws Exception {
        // Given
        acceptAll();
        run(50, 20);
        Map<String, ConsumerRecord<byte[], byte[]>> before = byKey(Topic.ITEMS_EMBEDDED);
        ModelId now = BundledModel.ALL_MINILM_L6_V2.id();
        ModelId then = BundledModel.ALL_MINILM_L6_V2_Q.id();

        // When
        restart(BundledModel.ALL_MINILM_L6_V2, BundledModel.ALL_MINILM_L6_V2_Q);
        EmbeddingStreams interrupted = EmbeddingStreams.start(log.connection(), stack, CUT);
        try (interrupted) {
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> interrupted.given() > 0);
        }
        assertThat(interrupted.given()).isBetween(1L, 49L);
        restart(BundledModel.ALL_MINILM_L6_V2, BundledModel.ALL_MINILM_L6_V2_Q);
        try (EmbeddingStreams streams = EmbeddingStreams.start(log.connection(), stack, CUT)) {
            log.accept(Item.of("default", "new", "Comes in meanwhile", ""));
            log.flush();
            await().atMost(LONG).until(() -> isCovered(streams) && streams.items() == 1);
            assertThat(streams.given()).isEqualTo(51 - interrupted.given());
        }

        // Then
        Map<String, ConsumerRecord<byte[], byte[]>> both = byKey(Topic.ITEMS_EMBEDDED);
        assertThat(both).hasSize(51);
        try (EmbeddingStack other = new EmbeddingStack(BundledModel.ALL_MINILM_L6_V2_Q, 1, 10, 0)) {
            before.forEach((key, message) -> {
                EmbeddedItem read = item(message);
                EmbeddedItem complete = item(at(both, message.key()));
                assertThat(complete.item()).isEqualTo(read.item());
                assertThat(complete.model()).isEqualTo(now);
                assertThat(complete.embedding()).isEqualTo(read.embedding());
                assertThat(complete.embedding(then))
                        .isEqualTo(other.embedder().embed(read.item().describe()));
                assertThat(at(both, message.key()).partition()).isEqualTo(message.partition());
                assertThat(Records.origin(at(both, message.key()).headers())).contains(TestLog.ORIGIN);
            });
        }

        // When
        int written = log.read(Topic.ITEMS_EMBEDDED).size();
        for (List<BundledModel> models : List.of(
                List.of(BundledModel.ALL_MINILM_L6_V2_Q, BundledModel.ALL_MINILM_L6_V2),
                List.of(BundledModel.ALL_MINILM_L6_V2, BundledModel.ALL_MINILM_L6_V2_Q))) {
            restart(models.get(0), models.get(1));
            try (EmbeddingStreams streams = EmbeddingStreams.start(log.connection(), stack, CUT)) {
                await().atMost(LONG).until(() -> isCovered(streams));
                assertThat(streams.progress().model())
                        .isEqualTo(models.get(0).id().name());
                assertThat(stack.texts()).isZero();
            }
        }

        // Then
        assertThat(log.read(Topic.ITEMS_EMBEDDED)).hasSize(written);
        assertThat(log.read(Topic.EMBEDDING_MODELS).stream().map(one -> ModelsInUseCodec.decode(one.value())))
                .containsExactly(
                        new ModelsInUse(now, null),
                        new ModelsInUse(now, then),
                        new ModelsInUse(then, now),
                        new ModelsInUse(now, then));
    }

    @Test
    void shouldFindALongTextByItsLastThird() throws Exception {
        // Given
        Item sailing = Item.of("default", "long", "A year", LEDGERS.repeat(33) + SAILING.repeat(14));
        Item ledgers = Item.of("default", "dull", "A year", LEDGERS.repeat(50));
        assertThat(sailing.text().split(" ")).hasSizeBetween(590, 620);
        log.accept(sailing);
        log.accept(ledgers);
        log.flush();

        // When
        run(2, 0);

        // Then
        Map<String, ConsumerRecord<byte[], byte[]>> embedded = byKey(Topic.ITEMS_EMBEDDED);
        Embedding asked = stack.embedder().embed("sailing");
        float near = asked.cosine(item(embedded, sailing).embedding());
        float far = asked.cosine(item(embedded, ledgers).embedding());
        System.out.printf("'sailing': with it in the last third %.3f, without %.3f%n", near, far);
        assertThat(near).isGreaterThan(far + 0.1f);
    }

    @Test
    void shouldNotLetACatalogueHoldUpEvents() throws Exception {
        // Given
        for (int i = 0; i < 1_500; i++) {
            log.accept(Item.of("default", "i" + i, "Item number " + i, "It follows item " + (i - 1)));
        }
        log.flush();
        try (EmbeddingStreams streams = EmbeddingStreams.start(log.connection(), stack, CUT)) {
            await().atMost(LONG).until(() -> streams.items() > 0);

            // When
            long start = System.nanoTime();
            log.accept(TestLog.said("u1", "e1", "something quick"));
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> streams.events() == 1);

            // Then
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf("an event's words behind %d items: %d ms%n", 1_500 - streams.items(), millis);
            assertThat(streams.items()).isLessThan(1_500);
            assertThat(byKey(Topic.EVENTS_EMBEDDED)).hasSize(1);
        }
    }

    @Test
    @Tag("long")
    void shouldPassEventsWithoutWordsAtFullSpeed() throws Exception {
        // Given
        int count = 300_000;
        for (int i = 0; i < count; i++) {
            log.accept(TestLog.viewed("u" + i % 1_000, "e" + i, "i" + i % 500));
        }
        log.flush();

        // When
        long start = System.nanoTime();
        try (EmbeddingStreams streams = EmbeddingStreams.start(log.connection(), stack, CUT)) {
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> streams.events() > 0);
            long first = System.nanoTime();
            long had = streams.events();
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> streams.events() == count);

            // Then
            double seconds = (System.nanoTime() - first) / 1e9;
            System.out.printf(
                    "%d events without words: %.0f/s, the first after %d ms%n",
                    count, (count - had) / seconds, (first - start) / 1_000_000);
            assertThat((count - had) / seconds).isGreaterThan(15_000);
            assertThat(stack.texts()).isZero();
        }
    }

    @Test
    void shouldLeaveOutWhatIsNoItemAndGoOn() throws Exception {
        // Given
        log.acceptRaw(ItemKey.content("default", "bad"), new byte[] {99});
        log.acceptRaw(EventKey.of(TestLog.viewed("u1", "e1", "i1")), new byte[] {99});
        log.accept(Item.of("default", "good", "Good", ""));
        log.accept(TestLog.viewed("u1", "e2", "i1"));
        log.flush();

        // When
        EmbeddingProgress progress = run(1, 1);

        // Then
        assertThat(progress.unreadable()).isEqualTo(2);
        assertThat(progress.items()).isEqualTo(1);
        assertThat(progress.events()).isEqualTo(1);
    }

    private void acceptAll() {
        for (int i = 0; i < 50; i++) {
            log.accept(Item.of("default", "i" + i, "Item " + i, i % 2 == 0 ? "even" : ""));
        }
        for (int i = 0; i < 20; i++) {
            log.accept(TestLog.said("u" + i, "e", "words of user " + i));
        }
        log.flush();
    }

    /** Runs the streams until nothing is left to read, and the embedded topics hold this many records. */
    private EmbeddingProgress run(int items, int events) throws InterruptedException {
        try (EmbeddingStreams streams = EmbeddingStreams.start(log.connection(), stack, CUT)) {
            await().atMost(LONG)
                    .until(() -> streams.progress().lag().values().stream().allMatch(lag -> lag == 0));
            assertThat(streams.trouble()).isNull();
            assertThat(streams.isRunning()).isTrue();
            assertThat(log.read(Topic.ITEMS_EMBEDDED)).hasSize(items);
            assertThat(log.read(Topic.EVENTS_EMBEDDED)).hasSize(events);
            return streams.progress();
        }
    }

    private void shouldKeepPlacesAndOrigins(Topic from, Topic to) {
        Map<String, ConsumerRecord<byte[], byte[]>> embedded = byKey(to);
        for (ConsumerRecord<byte[], byte[]> source : log.read(from)) {
            ConsumerRecord<byte[], byte[]> target = at(embedded, source.key());
            assertThat(target.partition()).isEqualTo(source.partition());
            assertThat(Records.origin(target.headers())).contains(TestLog.ORIGIN);
            assertThat(target.timestamp()).isGreaterThanOrEqualTo(source.timestamp());
        }
    }

    private Map<String, ConsumerRecord<byte[], byte[]>> byKey(Topic topic) {
        return log.read(topic).stream()
                .collect(Collectors.toMap(message -> hex(message.key()), message -> message, (old, late) -> late));
    }

    private Map<String, String> values(Topic topic) {
        Map<String, String> values = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> message : log.read(topic)) {
            String value = Arrays.toString(message.value());
            assertThat(values.getOrDefault(hex(message.key()), value)).isEqualTo(value);
            values.put(hex(message.key()), value);
        }
        return values;
    }

    private void restart(BundledModel model, BundledModel next) {
        stack.close();
        stack = new EmbeddingStack(model, next, 2, 10_000, 10_000);
    }

    private static boolean isCovered(EmbeddingStreams streams) {
        EmbeddingProgress progress = streams.progress();
        return progress.migration().counted()
                && progress.migration().waiting() == 0
                && progress.lag().values().stream().allMatch(lag -> lag == 0);
    }

    private static EmbeddedItem item(ConsumerRecord<byte[], byte[]> message) {
        ItemKey key = ItemKey.fromBytes(message.key());
        return EmbeddedItemCodec.decode(key.tenant(), key.itemId(), message.value());
    }

    private static EmbeddedItem item(Map<String, ConsumerRecord<byte[], byte[]>> embedded, Item item) {
        byte[] value = at(embedded, item.key().toBytes()).value();
        assertThat(ItemCodec.encode(item).length).isLessThan(value.length);
        return EmbeddedItemCodec.decode(item.tenant(), item.itemId(), value);
    }

    private static EmbeddedInteraction event(
            Map<String, ConsumerRecord<byte[], byte[]>> embedded, Interaction interaction) {
        return EmbeddedInteractionCodec.decode(
                interaction.tenant(),
                interaction.userId(),
                interaction.eventId(),
                at(embedded, EventKey.of(interaction).toBytes()).value());
    }

    private static ConsumerRecord<byte[], byte[]> at(Map<String, ConsumerRecord<byte[], byte[]>> embedded, byte[] key) {
        return Objects.requireNonNull(embedded.get(hex(key)), "no record under this key");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static EmbeddingStack newStack() {
        return new EmbeddingStack(BundledModel.ALL_MINILM_L6_V2, 2, 10_000, 10_000);
    }
}
