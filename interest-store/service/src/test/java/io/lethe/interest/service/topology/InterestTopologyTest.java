package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.service.topology.TaskBoard.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterestTopologyTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    InterestTopologyTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldHoldWhatTheNaiveModelHoldsInAnyOrder(long seed) {
        assertHoldsWhatTheModelHolds(seed);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {5, 6, 7, 8, 9, 10, 11, 12})
    void shouldHoldWhatTheNaiveModelHoldsOfMoreHistories(long seed) {
        assertHoldsWhatTheModelHolds(seed);
    }

    private void assertHoldsWhatTheModelHolds(long seed) {
        // Given
        System.out.println("seed " + seed);
        RandomHistory history = new RandomHistory(seed, 3 + (int) seed % 4, 9);
        List<LogRecord> events = history.events(900);
        Map<String, Map<String, String>> expected = null;
        for (int run = 0; run < 2; run++) {
            List<LogRecord> records = history.shuffledWithRepeats(events);
            NaiveModel model = new NaiveModel(DrivenTopology.quick().window());
            // When
            try (DrivenTopology topology = new DrivenTopology(directory.resolve("run" + run), DrivenTopology.quick())) {
                drive(topology, records, model, new Random(seed + run));
                // Then
                assertThat(topology.stores()).isEqualTo(Expected.stores(model));
                assertOutputs(topology, model);
                assertThat(expected == null ? Expected.stores(model) : expected).isEqualTo(topology.stores());
                expected = topology.stores();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void shouldFollowTombstonesToTheByte(long seed) {
        assertFollowsTombstones(seed);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {24, 25, 26, 27, 28})
    void shouldFollowTombstonesOfMoreHistories(long seed) {
        assertFollowsTombstones(seed);
    }

    private void assertFollowsTombstones(long seed) {
        // Given
        System.out.println("seed " + seed);
        RandomHistory history = new RandomHistory(seed, 4, 12);
        List<LogRecord> records = history.withTombstones(history.shuffledWithRepeats(history.events(700)), 3);
        NaiveModel model = new NaiveModel(DrivenTopology.quick().window());
        // When
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            drive(topology, records, model, new Random(seed));
            // Then
            assertThat(topology.stores()).isEqualTo(Expected.stores(model));
            assertOutputs(topology, model);
        }
    }

    @Test
    void shouldGatherSignalsWhileManyRecordsCome() {
        // Given
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            for (int beat = 0; beat < 10; beat++) {
                for (int i = 0; i < 60; i++) {
                    topology.send(LogRecord.of(
                            Interaction.of("default", "ann", "event-" + beat + "-" + i, "item", "view", i)));
                }
                topology.beat();
            }
            List<TestRecord<byte[], byte[]>> busy = topology.read(Topic.SIGNALS_TRENDS);
            // When
            topology.beat();
            // Then
            assertThat(busy).isEmpty();
            assertThat(topology.read(Topic.SIGNALS_TRENDS)).hasSize(1);
        }
    }

    @Test
    void shouldHoldNothingOnceEverythingIsErased() {
        // Given
        RandomHistory history = new RandomHistory(31, 3, 9);
        List<LogRecord> records = history.shuffledWithRepeats(history.events(500));
        NaiveModel model = new NaiveModel(DrivenTopology.quick().window());
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            drive(topology, records, model, new Random(31));
            // When
            List<LogRecord> tombstones =
                    records.stream().map(LogRecord::tombstone).toList();
            drive(topology, tombstones, model, new Random(32));
            // Then
            assertThat(topology.stores().values())
                    .allSatisfy(store -> assertThat(store).isEmpty());
            assertThat(topology.compacted(Topic.SIGNALS_NEIGHBOURS)).isEmpty();
            assertThat(topology.compacted(Topic.SIGNALS_TRENDS)).isEmpty();
            assertThat(topology.compacted(Topic.SNAPSHOTS)).isEmpty();
            assertThat(topology.board().users()).isZero();
            assertThat(topology.board().events()).isZero();
            assertThat(records).allSatisfy(one -> assertThat(
                            topology.board().size(one.key().userKey().tenant()))
                    .isEqualTo(LogSize.NONE));
        }
    }

    @Test
    void shouldSetAsideWhatItCannotRead() throws IOException {
        // Given
        RandomHistory history = new RandomHistory(41, 3, 9);
        List<LogRecord> records = history.events(60);
        LogRecord sample = records.get(0);
        Interaction huge =
                Interaction.of("default", "user 0", "huge", "item 0", "view", 0).withValue(9e12);
        LogRecord first = LogRecord.of(huge);
        LogRecord second = LogRecord.of(huge.withEventId("huge too"));
        NaiveModel model = new NaiveModel(DrivenTopology.quick().window());
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            // When
            topology.send(null, sample.value());
            topology.send("not a key".getBytes(StandardCharsets.UTF_8), sample.value());
            topology.send(sample.key().toBytes(), new byte[] {99, 1, 2});
            topology.send(sample.key().toBytes(), new byte[0]);
            topology.send(sample.key().toBytes(), records.get(1).value());
            topology.send(new EventKey("default", "user 0", "~c!", sample.key().contentHash()).toBytes(), null);
            topology.send(LogRecord.of(huge.withEventId("~cAAAA")));
            drive(topology, records, model, new Random(41));
            drive(topology, List.of(first), model, new Random(42));
            topology.send(second);
            topology.settle();
            // Then
            assertThat(topology.counters.deadLetters()).isEqualTo(8);
            assertThat(topology.stores()).isEqualTo(Expected.stores(model));
            Map<Long, String> reasons = new TreeMap<>();
            Map<Long, String> users = new TreeMap<>();
            for (TestRecord<byte[], byte[]> letter : topology.read(Topic.DEAD_LETTERS)) {
                JsonNode json = JSON.readTree(letter.value());
                assertThat(json.get("topic").asText()).isEqualTo("lethe.events.embedded");
                reasons.put(json.get("offset").asLong(), json.get("reason").asText());
                users.put(json.get("offset").asLong(), json.path("userId").asText());
            }
            assertThat(reasons)
                    .containsExactly(
                            entry(0L, "a record without a key"),
                            entry(1L, "a count of 110 with 8 bytes left"),
                            entry(2L, "an embedded interaction of version 99, this build reads version 1"),
                            entry(3L, "wanted 1 bytes at 0 of 0"),
                            entry(4L, "the content is not the one whose hash the key holds"),
                            entry(5L, "Input byte[] should at least have 2 bytes for base64 bytes"),
                            entry(6L, "wanted 8 bytes at 0 of 3"),
                            entry(68L, "long overflow"));
            String of = sample.key().userId();
            assertThat(users.values()).containsExactly("", "", of, of, of, "user 0", "user 0", "user 0");
        }
    }

    @Test
    void shouldTellHowFarItIs() {
        // Given
        List<LogRecord> records = new RandomHistory(51, 1, 3).events(10);
        Place place = new Place(Topic.EVENTS.topicName(), 0);
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            CompletableFuture<Void> fifth = topology.board().reached(place, 4);
            records.subList(0, 4).forEach(topology::send);
            assertThat(fifth).isNotDone();
            // When
            topology.send(records.get(4));
            // Then
            assertThat(fifth).isDone();
            assertThat(topology.board().reached(place, 2)).isDone();
            assertThat(topology.board().offset(place)).isEqualTo(4);
        }
    }

    private static void drive(DrivenTopology topology, List<LogRecord> records, NaiveModel model, Random random) {
        int beatOneIn = 1 + random.nextInt(60);
        for (LogRecord one : records) {
            model.add(one);
            topology.send(one);
            if (random.nextInt(beatOneIn) == 0) {
                topology.beat();
            }
        }
        topology.settle();
    }

    private static void assertOutputs(DrivenTopology topology, NaiveModel model) {
        assertThat(topology.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(Expected.neighbourSignals(model, 0));
        assertThat(topology.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(Expected.trendSignals(model, 0));
        Map<UserKey, UserState> snapshots = new HashMap<>();
        topology.compacted(Topic.SNAPSHOTS)
                .forEach((key, value) -> snapshots.put(
                        UserKey.fromBytes(HEX.parseHex(key)),
                        UserStateCodec.decode(HEX.parseHex(value.substring(16)))));
        Map<UserKey, UserState> states = model.states();
        assertThat(snapshots).isEqualTo(states);
        Map<UserKey, UserVersion> versions = new HashMap<>();
        topology.compacted(Topic.CHANGES).forEach((key, value) -> {
            UserVersion version = UserVersion.fromBytes(HEX.parseHex(value));
            if (version.eventCount() > 0) {
                versions.put(UserKey.fromBytes(HEX.parseHex(key)), version);
            }
        });
        Map<UserKey, UserVersion> expected = new HashMap<>();
        states.forEach((user, state) -> expected.put(user, state.version()));
        assertThat(versions).isEqualTo(expected);
        long events = states.values().stream()
                .mapToLong(state -> state.version().eventCount())
                .sum();
        assertThat(topology.board().events()).isEqualTo(events);
        assertThat(topology.board().users()).isEqualTo(states.size());
        Map<String, LogSize> sizes = new HashMap<>();
        states.forEach((user, state) ->
                sizes.merge(user.tenant(), new LogSize(1, state.version().eventCount()), LogSize::plus));
        assertThat(sizes).isNotEmpty().allSatisfy((tenant, size) -> assertThat(
                        topology.board().size(tenant))
                .isEqualTo(size));
    }
}
