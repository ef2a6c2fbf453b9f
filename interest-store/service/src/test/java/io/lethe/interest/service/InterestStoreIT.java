package io.lethe.interest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.postgres.Snapshot;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What two instances answer for the events of one log. */
class InterestStoreIT {
    private static final long SEED = 20_261;
    private static final long DAY = 86_400_000L;
    private static final long START = 1_600_000_000_000L;
    private static final int WINDOW = InterestCluster.WINDOW;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final InterestCluster CLUSTER = new InterestCluster();

    private final LogOfEvents log = CLUSTER.log();

    @Test
    void shouldAnswerForEveryUserFromEitherInstance() throws Exception {
        // Given
        RandomHistory history = history("answers", 40);
        log.writeAll(history.withTombstones(history.shuffledWithRepeats(history.events(3_000)), 9));
        // When
        CLUSTER.awaitEqualToModel();
        // Then
        assertThat(InterestCluster.partitionsOf(CLUSTER.left()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(InterestCluster.partitionsOf(CLUSTER.right()));
        Map<UserKey, UserState> states = statesOf("answers");
        assertThat(states).hasSizeGreaterThan(60);
        for (Map.Entry<UserKey, UserState> expected : states.entrySet()) {
            for (ServiceProcess service : List.of(CLUSTER.left(), CLUSTER.right())) {
                HttpResponse<byte[]> answer = service.get(path(expected.getKey(), "", ""));
                assertThat(header(answer, "Lethe-Source")).isEqualTo("live");
                assertThat(header(answer, "Lethe-Version"))
                        .isEqualTo(expected.getValue().version().toString());
                assertThat(answer.body()).isEqualTo(UserStateCodec.encode(expected.getValue()));
            }
        }
    }

    @Test
    void shouldCountTheEventsOfATenant() throws Exception {
        // Given
        RandomHistory history = history("counted", 40);
        List<LogRecord> records = history.shuffledWithRepeats(history.events(1_000));
        log.writeAll(history.withTombstones(records, 9));
        // When
        CLUSTER.awaitEqualToModel();
        // Then
        for (String tenant : List.of("counted", "counted-other", "nobody")) {
            LogSize expected = statesOf(tenant).entrySet().stream()
                    .filter(one -> one.getKey().tenant().equals(tenant))
                    .map(one -> new LogSize(1, one.getValue().version().eventCount()))
                    .reduce(LogSize.NONE, LogSize::plus);
            assertThat(expected.equals(LogSize.NONE)).isEqualTo(tenant.equals("nobody"));
            for (ServiceProcess service : List.of(CLUSTER.left(), CLUSTER.right())) {
                HttpResponse<byte[]> answer = service.get("/internal/interest/size?tenant=" + tenant);
                assertThat(JSON.readValue(answer.body(), LogSize.class)).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldSendWhatIsUnchangedOnlyOnce() throws Exception {
        // Given
        UserKey user = userWithEvents("unchanged", 20);
        HttpResponse<byte[]> first = CLUSTER.left().get(path(user, "", ""));
        // When
        HttpResponse<byte[]> second = CLUSTER.right().get(path(user, "", ""), "If-None-Match", header(first, "ETag"));
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isNotEmpty();
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void shouldPageThroughAllEvents() throws Exception {
        // Given
        UserKey user = userWithEvents("pages", 100);
        List<LedgerEntry> found = new ArrayList<>();
        String before = "";
        // When
        do {
            HttpResponse<byte[]> page = CLUSTER.left().get(path(user, "/events", "&limit=7&before=" + before));
            found.addAll(UserStateCodec.decodeEntries(page.body()));
            before = page.headers().firstValue("Lethe-Next").orElse("");
        } while (!before.isEmpty());
        // Then
        Collections.reverse(found);
        assertThat(found).hasSizeGreaterThan(50).isSorted();
        assertThat(UserState.of(user, found, WINDOW)).isEqualTo(CLUSTER.stateOf(user));
        assertThat(CLUSTER.left().get(path(user, "/events", "&limit=0")).statusCode())
                .isEqualTo(400);
        assertThat(CLUSTER.left().get(path(user, "/events", "&before=x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldWaitForAPositionAndNoLonger() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Given
            Interaction click = Interaction.of("waiting", "user " + i % 8, "waited-" + i, "item 1", "click", i);
            // When
            long start = System.nanoTime();
            long offset = log.write(LogRecord.of(click));
            HttpResponse<byte[]> answer = CLUSTER.either(i).get(path(click.userKey(), "", "&after=" + offset));
            millis.add((System.nanoTime() - start) / 1_000_000);
            // Then
            assertThat(header(answer, "Lethe-After")).isEqualTo("reached");
            assertThat(UserStateCodec.decode(answer.body())).isEqualTo(CLUSTER.stateOf(click.userKey()));
        }
        Collections.sort(millis);
        System.out.println("from writing to the answer that holds it: median " + millis.get(30) + " ms, 95 % "
                + millis.get(57) + " ms, longest " + millis.get(59) + " ms");
        HttpResponse<byte[]> late =
                CLUSTER.left().get(path(new UserKey("waiting", "user 1"), "", "&after=99999999&wait=150"));
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(header(late, "Lethe-After")).isEqualTo("timeout");
    }

    @Test
    void shouldWriteEveryStateToPostgres() {
        // Given
        RandomHistory history = history("postgres", 30);
        // When
        log.writeAll(history.withTombstones(history.events(600), 6));
        // Then
        awaitStatesInPostgres("postgres");
    }

    @Test
    void shouldComeToTheSameThroughKillsAndLostStores() throws Exception {
        // Given
        RandomHistory history = history("killed", 40);
        List<LogRecord> records = history.withTombstones(history.shuffledWithRepeats(history.events(9_000)), 12);
        int third = records.size() / 3;
        // When
        awaitInTheMidst(records.subList(0, third), CLUSTER.right());
        CLUSTER.killRight();
        log.writeAll(records.subList(third, 2 * third));
        long start = System.nanoTime();
        CLUSTER.restartRight();
        System.out.println("back after kill -9 in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        awaitInTheMidst(records.subList(2 * third, records.size()), CLUSTER.left());
        CLUSTER.replaceLeft();
        // Then
        CLUSTER.awaitEqualToModel();
        awaitStatesInPostgres("killed");
    }

    @Test
    void shouldTellThePastFromEachOfItsSources() throws Exception {
        // Given
        UserKey user = userWithEvents("past", 700);
        UserState now = CLUSTER.stateOf(user);
        assertThat(now.version().eventCount()).isGreaterThan(2 * WINDOW);
        List<Long> times = new ArrayList<>();
        for (LedgerEntry entry : now.window()) {
            times.add(entry.interaction().timestamp() - 1);
        }
        for (long day = 0; day < 400; day += 25) {
            times.add(START + day * DAY + 1500);
        }
        for (int i = 0; i < times.size(); i++) {
            long at = times.get(i);
            UserState expected = log.modelOf(user).asOf(user, at);
            // When
            HttpResponse<byte[]> ledger = CLUSTER.either(i).get(path(user, "", "&at=" + at));
            // Then
            assertThat(header(ledger, "Lethe-As-Of")).isEqualTo("ledger");
            assertThat(header(ledger, "Lethe-Exact")).isEqualTo("true");
            assertThat(header(ledger, "Lethe-Version"))
                    .isEqualTo(expected.version().toString());
            assertThat(ledger.body()).isEqualTo(UserStateCodec.encode(expected));
            if (i % 40 == 0) {
                HttpResponse<byte[]> replayed = CLUSTER.either(i).get(path(user, "", "&from=log&at=" + at));
                assertThat(header(replayed, "Lethe-As-Of")).isEqualTo("log");
                assertThat(header(replayed, "Lethe-Exact")).isEqualTo("true");
                assertThat(replayed.body()).isEqualTo(ledger.body());
            }
        }
        assertThat(CLUSTER.left().get(path(user, "", "&from=nowhere&at=1")).statusCode())
                .isEqualTo(400);
        assertThat(CLUSTER.left().get(path(user, "", "&from=log")).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldCallHistoryExactOnlyWhereItIsProven() throws Exception {
        // Given
        UserKey user = new UserKey("proven", "in order");
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            records.add(LogRecord.of(
                    Interaction.of(user.tenant(), user.userId(), "o" + i, "item " + i % 7, "view", START + i * DAY)));
        }
        log.writeAll(records.subList(0, 200));
        awaitSnapshot(user);
        log.writeAll(records.subList(200, 300));
        awaitSnapshot(user);
        for (int i = 150; i < 300; i++) {
            long at = START + i * DAY;
            // When
            HttpResponse<byte[]> history = CLUSTER.right().get(path(user, "", "&from=history&at=" + at));
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
        assertThat(CLUSTER.snapshots().history().weeks(user)).isEqualTo(2);
    }

    @Test
    void shouldEraseAUserAsIfTheyHadNeverBeen() throws Exception {
        // Given
        RandomHistory history = history("erasure", 12);
        log.writeAll(history.withTombstones(history.shuffledWithRepeats(history.events(600)), 9));
        UserKey user = new UserKey("erasure", "user 1");
        Interaction rival = Interaction.of(user.tenant(), user.userId(), "twice", "item 3", "view", 5_000);
        log.writeAll(
                List.of(LogRecord.of(rival), LogRecord.of(rival.withValue(3.0)), LogRecord.of(rival.withValue(4.0))));
        CLUSTER.awaitEqualToModel();
        awaitSnapshot(user);
        Set<EventKey> keys = keysInLog(user);
        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(CLUSTER.snapshots().history().weeks(user)).isPositive();
        // When
        HttpResponse<byte[]> answer = CLUSTER.right().send("DELETE", path(user, "", ""));
        // Then
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(200);
        assertThat(JSON.readTree(body).get("events").asInt()).isEqualTo(keys.size());
        assertThat(CLUSTER.snapshots().find(user)).isEmpty();
        assertThat(CLUSTER.snapshots().history().weeks(user)).isZero();
        assertThat(keysInLog(user)).isEmpty();
        keys.forEach(key -> log.modelOf(user).add(new LogRecord(key, null)));
        assertThat(log.modelOf(user).states()).doesNotContainKey(user);
        HttpResponse<byte[]> state = CLUSTER.left().get(path(user, "", ""));
        assertThat(UserStateCodec.decode(state.body())).isEqualTo(UserState.empty(user));
        assertThat(log.compacted(Topic.SNAPSHOTS))
                .doesNotContainKey(HexFormat.of().formatHex(user.toBytes()));
        assertThat(log.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(log.expectedNeighbours());
        assertThat(log.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(log.expectedTrends());
        CLUSTER.awaitEqualToModel();
    }

    @Test
    void shouldServeTheLastSnapshotWhileTheStoresAreAway() throws Exception {
        // Given
        UserKey user = userWithEvents("away", 600);
        awaitSnapshot(user);
        UserState expected = CLUSTER.stateOf(user);
        try (ServiceProcess alone = CLUSTER.withoutBroker()) {
            alone.awaitLive();
            // When
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
            assertThat(header(past, "Lethe-Reason")).isNotBlank();
            assertThat(alone.get(path(user, "", "&from=log&at=" + at)).statusCode())
                    .isEqualTo(503);
            assertThat(alone.isReady()).isFalse();
        }
    }

    @Test
    void shouldSayWhenNothingCanBeRead() throws Exception {
        try (ServiceProcess alone = CLUSTER.withNothing()) {
            alone.awaitLive();
            // When
            HttpResponse<byte[]> answer = alone.get(path(new UserKey("default", "anyone"), "", ""));
            // Then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "Content-Type")).contains("application/problem+json");
            HttpResponse<byte[]> unknown = alone.get("/internal/interest/progress?now=1");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(new String(unknown.body(), StandardCharsets.UTF_8))
                    .contains("/docs/errors.html#unknown-parameter");
        }
    }

    /** Random events of a tenant, and of another that bears its name with {@code -other}. */
    private static RandomHistory history(String tenant, int users) {
        return new RandomHistory(SEED, users, 60, tenant, tenant + "-other");
    }

    /** Writes random events of one user, and waits until both instances would answer with them. */
    private UserKey userWithEvents(String tenant, int events) throws IOException {
        RandomHistory history = history(tenant, 1);
        UserKey user = new UserKey(tenant, "user 0");
        long offset = 0;
        for (LogRecord one : history.shuffledWithRepeats(history.events(events))) {
            long written = log.write(one);
            offset = one.key().userKey().equals(user) ? written : offset;
        }
        log.flush();
        String reached = path(user, "", "&wait=10000&after=" + offset);
        // While Kafka Streams moves a partition from one instance to the other, nobody has it.
        await("the owner of " + user).atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            HttpResponse<byte[]> answer = CLUSTER.left().get(reached);
            assertThat(header(answer, "Lethe-After"))
                    .as(() -> answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo("reached");
        });
        return user;
    }

    /** Writes records, and returns when an instance has taken in some of them and others are still to come. */
    private void awaitInTheMidst(List<LogRecord> records, ServiceProcess service) throws IOException {
        Set<Integer> owned = InterestCluster.partitionsOf(service);
        UserKey early = null;
        long offset = 0;
        for (LogRecord one : records) {
            UserKey user = one.key().userKey();
            long written = log.write(one);
            if (early == null && owned.contains(user.partition(LogOfEvents.PARTITIONS))) {
                early = user;
                offset = written;
            }
        }
        log.flush();
        UserKey first = Objects.requireNonNull(early, "no record is of a partition of this instance");
        HttpResponse<byte[]> answer = service.get(path(first, "", "&wait=10000&after=" + offset));
        assertThat(header(answer, "Lethe-After")).isEqualTo("reached");
    }

    private void awaitSnapshot(UserKey user) {
        UserState expected = CLUSTER.stateOf(user);
        await().atMost(Duration.ofSeconds(30)).until(() -> CLUSTER.snapshots()
                .find(user)
                .map(Snapshot::state)
                .filter(expected::equals)
                .isPresent());
    }

    private void awaitStatesInPostgres(String tenant) {
        Map<UserKey, UserState> states = statesOf(tenant);
        assertThat(states).hasSizeGreaterThan(40);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (Map.Entry<UserKey, UserState> expected : states.entrySet()) {
                assertThat(CLUSTER.snapshots().find(expected.getKey()).map(Snapshot::state))
                        .contains(expected.getValue());
            }
        });
    }

    /** The model's states of the users of a tenant and of its other. */
    private Map<UserKey, UserState> statesOf(String tenant) {
        Map<UserKey, UserState> states = new HashMap<>();
        log.models().values().forEach(model -> model.states().forEach((user, state) -> {
            if (user.tenant().equals(tenant) || user.tenant().equals(tenant + "-other")) {
                states.put(user, state);
            }
        }));
        return states;
    }

    private Set<EventKey> keysInLog(UserKey user) {
        Set<EventKey> keys = new HashSet<>();
        log.compacted(Topic.EVENTS_EMBEDDED).keySet().forEach(hex -> {
            EventKey key = EventKey.fromBytes(HexFormat.of().parseHex(hex));
            if (key.userKey().equals(user)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static String path(UserKey user, String rest, String query) {
        String id = URLEncoder.encode(user.userId(), StandardCharsets.UTF_8).replace("+", "%20");
        return "/internal/interest/users/" + id + rest + "?tenant=" + user.tenant() + query;
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
