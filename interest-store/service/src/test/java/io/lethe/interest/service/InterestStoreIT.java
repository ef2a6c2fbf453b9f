package io.lethe.interest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.postgres.SnapshotHistory;
import io.lethe.interest.postgres.SnapshotRepository;
import io.lethe.interest.service.query.ExpectedReport;
import io.lethe.interest.service.query.StoreReport;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two instances against one broker and one database; each test goes on with the log that the one before has left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class InterestStoreIT {
    private static final long SEED = 20_261;
    private static final int WINDOW = UserState.DEFAULT_WINDOW;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RandomHistory HISTORY = new RandomHistory(SEED, 40, 60);

    @TempDir
    static Path directory;

    private static EmbeddedKafkaBroker broker;
    private static EmbeddedPostgres postgres;
    private static SnapshotRepository snapshots;
    private static LogOfEvents log;
    private static ServiceProcess left;
    private static ServiceProcess right;

    @BeforeAll
    static void start() throws Exception {
        System.out.println("seed " + SEED);
        broker = new EmbeddedKafkaBroker();
        broker.start();
        postgres = EmbeddedPostgres.start();
        snapshots = new SnapshotRepository(
                postgres.getPostgresDatabase(),
                new SnapshotHistory(postgres.getPostgresDatabase(), Duration.ofDays(36_500)));
        log = new LogOfEvents(broker.getAdvertisedListeners(), WINDOW);
        left = service("left", ServiceProcess.freePort());
        right = service("right", ServiceProcess.freePort());
        left.awaitReady();
        right.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        left.close();
        right.close();
        log.close();
        postgres.close();
        broker.close();
    }

    @Test
    @Order(1)
    void shouldAnswerForEveryUserFromEitherInstance() throws Exception {
        // Given
        log.writeAll(HISTORY.withTombstones(HISTORY.shuffledWithRepeats(HISTORY.events(6_000)), 9));
        // When
        awaitEqualToModel();
        // Then
        assertThat(partitionsOf(left)).isNotEmpty().doesNotContainAnyElementsOf(partitionsOf(right));
        int users = 0;
        for (var model : log.models().values()) {
            for (var expected : model.states().entrySet()) {
                for (ServiceProcess service : List.of(left, right)) {
                    HttpResponse<byte[]> answer = service.get(path(expected.getKey(), "", ""));
                    assertThat(header(answer, "Lethe-Source")).isEqualTo("live");
                    assertThat(header(answer, "Lethe-Version"))
                            .isEqualTo(expected.getValue().version().toString());
                    assertThat(answer.body()).isEqualTo(UserStateCodec.encode(expected.getValue()));
                }
                users++;
            }
        }
        System.out.println(users + " users, the same from both instances");
    }

    @Test
    @Order(2)
    void shouldSendWhatIsUnchangedOnlyOnce() throws Exception {
        // Given
        UserKey user = someUser();
        HttpResponse<byte[]> first = left.get(path(user, "", ""));
        // When
        HttpResponse<byte[]> second = right.get(path(user, "", ""), "If-None-Match", header(first, "ETag"));
        // Then
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    @Order(3)
    void shouldPageThroughAllEvents() throws Exception {
        // Given
        UserKey user = someUser();
        List<LedgerEntry> found = new ArrayList<>();
        String before = "";
        // When
        do {
            HttpResponse<byte[]> page = left.get(path(user, "/events", "&limit=7&before=" + before));
            found.addAll(UserStateCodec.decodeEntries(page.body()));
            before = page.headers().firstValue("Lethe-Next").orElse("");
        } while (!before.isEmpty());
        // Then
        Collections.reverse(found);
        UserState expected = log.modelOf(user).states().get(user);
        assertThat(UserState.of(user, found, WINDOW)).isEqualTo(expected);
        assertThat(found).isSorted();
        assertThat(left.get(path(user, "/events", "&limit=0")).statusCode()).isEqualTo(400);
        assertThat(left.get(path(user, "/events", "&before=x")).statusCode()).isEqualTo(400);
    }

    @Test
    @Order(4)
    void shouldWaitForAPositionAndNoLonger() throws Exception {
        // Given
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Interaction click = Interaction.of("default", "user " + i % 8, "waited-" + i, "item 1", "click", i);
            LogRecord one = LogRecord.of(click);
            // When
            long start = System.nanoTime();
            long offset = log.write(one);
            ServiceProcess service = i % 2 == 0 ? left : right;
            HttpResponse<byte[]> answer = service.get(path(click.userKey(), "", "&after=" + offset));
            millis.add((System.nanoTime() - start) / 1_000_000);
            // Then
            assertThat(header(answer, "Lethe-After")).isEqualTo("reached");
            UserState expected = log.modelOf(click.userKey()).states().get(click.userKey());
            assertThat(UserStateCodec.decode(answer.body())).isEqualTo(expected);
        }
        Collections.sort(millis);
        System.out.println("from writing to the answer that holds it: median " + millis.get(30) + " ms, 95 % "
                + millis.get(57) + " ms, longest " + millis.get(59) + " ms");
        HttpResponse<byte[]> late = left.get(path(someUser(), "", "&after=99999999&wait=150"));
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(header(late, "Lethe-After")).isEqualTo("timeout");
    }

    @Test
    @Order(5)
    void shouldWriteEveryStateToPostgres() {
        // Given
        Map<UserKey, UserState> states = new HashMap<>();
        log.models().values().forEach(model -> states.putAll(model.states()));
        // When
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            // Then
            assertThat(snapshots.count()).isEqualTo(states.size());
            for (var expected : states.entrySet()) {
                assertThat(snapshots.find(expected.getKey()).orElseThrow().state())
                        .isEqualTo(expected.getValue());
            }
        });
    }

    @Test
    @Order(6)
    void shouldComeToTheSameThroughKillsAndLostStores() throws Exception {
        // Given
        List<LogRecord> records = HISTORY.withTombstones(HISTORY.shuffledWithRepeats(HISTORY.events(30_000)), 12);
        int third = records.size() / 3;
        // When
        log.writeAll(records.subList(0, third));
        Thread.sleep(300);
        right.kill();
        log.writeAll(records.subList(third, 2 * third));
        long start = System.nanoTime();
        right = service("right", right.port());
        right.awaitReady();
        System.out.println("back after kill -9 in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        log.writeAll(records.subList(2 * third, records.size()));
        Thread.sleep(500);
        left.kill();
        left = service("left with nothing", left.port());
        left.awaitReady();
        // Then
        awaitEqualToModel();
        shouldWriteEveryStateToPostgres();
    }

    @Test
    @Order(7)
    void shouldTellThePastFromEachOfItsSources() throws Exception {
        // Given
        UserKey user = new UserKey("default", "user 3");
        UserState now = Objects.requireNonNull(log.modelOf(user).states().get(user));
        assertThat(now.version().eventCount()).isGreaterThan(2 * WINDOW);
        List<Long> times = new ArrayList<>();
        for (LedgerEntry entry : now.window()) {
            times.add(entry.interaction().timestamp() - 1);
        }
        for (long day = 0; day < 400; day += 25) {
            times.add(1_600_000_000_000L + day * 86_400_000L + 1500);
        }
        long nanos = 0;
        for (int i = 0; i < times.size(); i++) {
            long at = times.get(i);
            UserState expected = log.modelOf(user).asOf(user, at);
            ServiceProcess service = i % 2 == 0 ? left : right;
            // When
            long start = System.nanoTime();
            HttpResponse<byte[]> ledger = service.get(path(user, "", "&at=" + at));
            nanos += System.nanoTime() - start;
            // Then
            assertThat(header(ledger, "Lethe-As-Of")).isEqualTo("ledger");
            assertThat(header(ledger, "Lethe-Exact")).isEqualTo("true");
            assertThat(header(ledger, "Lethe-Version"))
                    .isEqualTo(expected.version().toString());
            assertThat(ledger.body()).isEqualTo(UserStateCodec.encode(expected));
            if (i % 40 == 0) {
                HttpResponse<byte[]> replayed = service.get(path(user, "", "&from=log&at=" + at));
                assertThat(header(replayed, "Lethe-As-Of")).isEqualTo("log");
                assertThat(header(replayed, "Lethe-Exact")).isEqualTo("true");
                assertThat(replayed.body()).isEqualTo(ledger.body());
            }
        }
        System.out.println(
                times.size() + " pasts of a user with " + now.version().eventCount()
                        + " events, each equal to the model, " + nanos / times.size() / 1000 + " us each");
        assertThat(left.get(path(user, "", "&from=nowhere&at=1")).statusCode()).isEqualTo(400);
        assertThat(left.get(path(user, "", "&from=log")).statusCode()).isEqualTo(400);
    }

    @Test
    @Order(8)
    void shouldCallHistoryExactOnlyWhereItIsProven() throws Exception {
        // Given
        UserKey user = new UserKey("default", "in order");
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            records.add(LogRecord.of(Interaction.of(
                    "default", "in order", "o" + i, "item " + i % 7, "view", 1_600_000_000_000L + i * 86_400_000L)));
        }
        writeAndAwaitSnapshot(user, records.subList(0, 200), 200);
        writeAndAwaitSnapshot(user, records.subList(200, 300), 300);
        for (int i = 150; i < 300; i++) {
            long at = 1_600_000_000_000L + i * 86_400_000L;
            // When
            HttpResponse<byte[]> history = right.get(path(user, "", "&from=history&at=" + at));
            // Then
            boolean proven = header(history, "Lethe-Exact").equals("true");
            assertThat(proven).as("day " + i).isEqualTo(i >= 199);
            assertThat(header(history, "Lethe-As-Of")).isEqualTo("history");
            assertThat(header(history, "Lethe-Source")).isEqualTo("snapshot");
            if (proven) {
                assertThat(UserStateCodec.decode(history.body()))
                        .isEqualTo(log.modelOf(user).asOf(user, at));
            } else {
                assertThat(header(history, "Lethe-Reason"))
                        .startsWith("no state from before this time was kept, and 172 events");
            }
        }
        assertThat(snapshots.history().weeks(user)).isEqualTo(2);
    }

    private static void writeAndAwaitSnapshot(UserKey user, List<LogRecord> records, int events) {
        log.writeAll(records);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> snapshots
                                .find(user)
                                .map(found -> Objects.requireNonNull(found.state())
                                        .version()
                                        .eventCount())
                                .orElse(0L)
                        == events);
    }

    @Test
    @Order(9)
    void shouldEraseAUserAsIfTheyHadNeverBeen() throws Exception {
        // Given
        UserKey user = someUser();
        Interaction rival = Interaction.of(user.tenant(), user.userId(), "twice", "item 3", "view", 5_000);
        log.writeAll(
                List.of(LogRecord.of(rival), LogRecord.of(rival.withValue(3.0)), LogRecord.of(rival.withValue(4.0))));
        awaitEqualToModel();
        Set<EventKey> keys = keysInLog(user);
        assertThat(snapshots.history().weeks(user)).isPositive();
        // When
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = right.send("DELETE", path(user, "", ""));
        long millis = (System.nanoTime() - start) / 1_000_000;
        // Then
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        System.out.println("erased in " + millis + " ms: " + answer.statusCode() + " " + body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(body).get("events").asInt()).isEqualTo(keys.size());
        assertThat(snapshots.find(user)).isEmpty();
        assertThat(snapshots.history().weeks(user)).isZero();
        assertThat(keysInLog(user)).isEmpty();
        keys.forEach(key -> log.modelOf(user).add(new LogRecord(key, null)));
        assertThat(log.modelOf(user).states()).doesNotContainKey(user);
        HttpResponse<byte[]> state = left.get(path(user, "", ""));
        assertThat(UserStateCodec.decode(state.body())).isEqualTo(UserState.empty(user));
        assertThat(log.compacted(Topic.SNAPSHOTS))
                .doesNotContainKey(HexFormat.of().formatHex(user.toBytes()));
        assertThat(log.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(log.expectedNeighbours());
        assertThat(log.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(log.expectedTrends());
        awaitEqualToModel();
    }

    @Test
    @Order(10)
    void shouldServeTheLastSnapshotWhileTheStoresAreAway() throws Exception {
        // Given
        UserKey user = someUser();
        UserState expected =
                Objects.requireNonNull(snapshots.find(user).orElseThrow().state());
        int port = ServiceProcess.freePort();
        String nowhere = "localhost:" + ServiceProcess.freePort();
        try (ServiceProcess alone = ServiceProcess.start(
                nowhere, postgres.getJdbcUrl("postgres", "postgres"), directory.resolve("alone"), port, Map.of())) {
            // When
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> alone.get("/q/health/live").statusCode() == 200);
            HttpResponse<byte[]> answer = alone.get(path(user, "", "&after=7"));
            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Lethe-Source")).isEqualTo("snapshot");
            assertThat(header(answer, "Lethe-After")).isEqualTo("timeout");
            assertThat(UserStateCodec.decode(answer.body())).isEqualTo(expected);
            long at = expected.window().get(WINDOW / 2).interaction().timestamp();
            HttpResponse<byte[]> past = alone.get(path(user, "", "&at=" + at));
            assertThat(past.statusCode()).isEqualTo(200);
            assertThat(header(past, "Lethe-As-Of")).isEqualTo("history");
            assertThat(header(past, "Lethe-Exact")).isEqualTo("false");
            assertThat(header(past, "Lethe-Source")).isEqualTo("snapshot");
            System.out.println("without stores: " + header(past, "Lethe-Reason"));
            assertThat(alone.get(path(user, "", "&from=log&at=" + at)).statusCode())
                    .isEqualTo(503);
            assertThat(alone.isReady()).isFalse();
        }
    }

    @Test
    @Order(11)
    void shouldSayWhenNothingCanBeRead() throws Exception {
        // Given
        int port = ServiceProcess.freePort();
        String nowhere = "localhost:" + ServiceProcess.freePort();
        try (ServiceProcess alone = ServiceProcess.start(
                nowhere, "jdbc:postgresql://" + nowhere + "/lethe", directory.resolve("lost"), port, Map.of())) {
            // When
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> alone.get("/q/health/live").statusCode() == 200);
            HttpResponse<byte[]> answer = alone.get(path(someUser(), "", ""));
            // Then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "Content-Type")).contains("application/problem+json");
            System.out.println(new String(answer.body(), StandardCharsets.UTF_8));
            HttpResponse<byte[]> unknown = alone.get("/internal/interest/progress?now=1");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(new String(unknown.body(), StandardCharsets.UTF_8))
                    .contains("/docs/errors.html#unknown-parameter");
        }
    }

    private static ServiceProcess service(String name, int port) throws IOException {
        return ServiceProcess.start(
                broker.getAdvertisedListeners(),
                postgres.getJdbcUrl("postgres", "postgres"),
                directory.resolve(name),
                port,
                Map.of("lethe.partitions", String.valueOf(LogOfEvents.PARTITIONS)));
    }

    /** Waits until stores and signals of both instances equal the model's, to the byte. */
    private static void awaitEqualToModel() {
        StoreReport expected = ExpectedReport.of(log.models());
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> {
                    JsonNode progress = JSON.readTree(
                            left.get("/internal/interest/progress").body());
                    assertThat(progress.get("lag")
                                    .get(Topic.EVENTS_EMBEDDED.topicName())
                                    .asLong())
                            .isZero();
                    assertThat(progress.get("pending").asLong()).isZero();
                    assertThat(progress.get("signalsPending").asLong()).isZero();
                    StoreReport report = JSON.readValue(
                            left.get("/internal/interest/digest?users=true").body(), StoreReport.class);
                    assertThat(report).isEqualTo(expected);
                });
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(log.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(log.expectedNeighbours());
            assertThat(log.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(log.expectedTrends());
        });
        System.out.println(
                "equal to the model: " + expected.events() + " events of " + expected.users() + " users, state "
                        + expected.state().substring(0, 16) + ", neighbours "
                        + expected.neighbours().substring(0, 16));
    }

    private static Set<Integer> partitionsOf(ServiceProcess service) throws IOException {
        JsonNode report = JSON.readTree(
                service.get("/internal/interest/digest", "Lethe-Routed", "1").body());
        Set<Integer> partitions = new HashSet<>();
        report.get("partitions").forEach(partition -> partitions.add(partition.asInt()));
        return partitions;
    }

    private static Set<EventKey> keysInLog(UserKey user) {
        Set<EventKey> keys = new HashSet<>();
        log.compacted(Topic.EVENTS_EMBEDDED).keySet().forEach(hex -> {
            EventKey key = EventKey.fromBytes(HexFormat.of().parseHex(hex));
            if (key.userKey().equals(user)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static UserKey someUser() {
        for (int i = 0; i < 40; i++) {
            UserKey user = new UserKey("default", "user " + i);
            if (log.modelOf(user).states().containsKey(user)) {
                return user;
            }
        }
        throw new AssertionError("no user");
    }

    private static String path(UserKey user, String rest, String query) {
        String id = URLEncoder.encode(user.userId(), StandardCharsets.UTF_8).replace("+", "%20");
        return "/internal/interest/users/" + id + rest + "?tenant=" + user.tenant() + query;
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
