package io.lethe.interest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Interaction;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.service.topology.Expected;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules that are switched on, and off again, over stores that are there already. */
class CleaningIT {
    private static final long START = 1_699_999_200_000L;
    private static final int ROBOTS_EVENTS = 1_000;
    private static final int WINDOW = 128;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UserKey ROBOT = new UserKey("default", "robot");

    private final List<LogRecord> people = new ArrayList<>();

    @Test
    void shouldFollowTheRulesThatItIsStartedWith() throws Exception {
        // Given
        Path directory = Files.createTempDirectory("cleaning");
        try (EmbeddedKafkaBroker broker =
                        new EmbeddedKafkaBroker().withDeleteLogDirsOnClose(true).start();
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                LogOfEvents log = new LogOfEvents(broker.getAdvertisedListeners(), WINDOW)) {
            log.writeAll(events());
            Start start =
                    new Start(broker.getAdvertisedListeners(), postgres.getJdbcUrl("postgres", "postgres"), directory);
            try (ServiceProcess service = start.with("")) {
                awaitSignals(log, log.expectedNeighbours(), log.expectedTrends());
                assertThat(progress(service).get("leftOut")).isEmpty();
            }
            // When
            try (ServiceProcess service = start.with("bots,bursts")) {
                // Then
                awaitSignals(log, neighboursOfPeople(), trendsOfPeople());
                assertThat(progress(service).get("leftOut").toString())
                        .isEqualTo("{\"bots\":{\"users\":1,\"events\":1000},\"bursts\":{\"users\":0,\"events\":0}}");
                String metrics = new String(service.get("/q/metrics").body(), StandardCharsets.UTF_8);
                assertThat(metrics).contains("lethe_interest_left_out_events{rule=\"bots\"} 1000.0");
                assertThat(metrics).contains("lethe_interest_left_out_users{rule=\"bursts\"} 0.0");
                assertThat(state(service, ROBOT, ""))
                        .isEqualTo(log.modelOf(ROBOT).states().get(ROBOT));
                assertThat(state(service, ROBOT, "&counted=true").isEmpty()).isTrue();
                UserKey person = new UserKey("default", "user 1");
                assertThat(state(service, person, "&counted=true")).isEqualTo(state(service, person, ""));
            }
            // When
            try (ServiceProcess service = start.with("")) {
                // Then
                awaitSignals(log, log.expectedNeighbours(), log.expectedTrends());
                assertThat(progress(service).get("leftOut")).isEmpty();
            }
        }
    }

    /** A service on one place, started again and again. */
    private record Start(String broker, String database, Path directory) {
        ServiceProcess with(String rules) throws IOException {
            Map<String, String> more = new TreeMap<>(Map.of(
                    "lethe.partitions",
                    String.valueOf(LogOfEvents.PARTITIONS),
                    "lethe.interest.signal-every",
                    "200ms"));
            if (!rules.isEmpty()) {
                more.put("lethe.interest.cleaning", rules);
            }
            ServiceProcess service = ServiceProcess.start(broker, database, directory, ServiceProcess.freePort(), more);
            service.awaitReady();
            return service;
        }
    }

    private List<LogRecord> events() {
        List<LogRecord> all = new ArrayList<>();
        for (int i = 0; i < ROBOTS_EVENTS; i++) {
            all.add(view(ROBOT.userId(), "item " + i % 5, i * 3_000L));
        }
        for (int i = 0; i < 30; i++) {
            people.add(view("user " + i % 3, "item " + i % 7, i * 60_000L));
        }
        all.addAll(people);
        return all;
    }

    private Map<String, String> neighboursOfPeople() {
        Map<String, String> signals = new TreeMap<>();
        models().forEach((partition, model) -> signals.putAll(Expected.neighbourSignals(model, partition)));
        return signals;
    }

    private Map<String, String> trendsOfPeople() {
        Map<String, String> signals = new TreeMap<>();
        models().forEach((partition, model) -> signals.putAll(Expected.trendSignals(model, partition)));
        return signals;
    }

    private Map<Integer, NaiveModel> models() {
        Map<Integer, NaiveModel> models = new TreeMap<>();
        people.forEach(one -> models.computeIfAbsent(
                        one.key().userKey().partition(LogOfEvents.PARTITIONS), partition -> new NaiveModel(WINDOW))
                .add(one));
        return models;
    }

    private static void awaitSignals(LogOfEvents log, Map<String, String> neighbours, Map<String, String> trends) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(log.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(neighbours);
            assertThat(log.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(trends);
        });
    }

    private static JsonNode progress(ServiceProcess service) throws IOException {
        return JSON.readTree(service.get("/internal/interest/progress").body());
    }

    private static UserState state(ServiceProcess service, UserKey user, String more) throws IOException {
        return UserStateCodec.decode(Objects.requireNonNull(service.get("/internal/interest/users/"
                        + user.userId().replace(" ", "%20") + "?tenant=" + user.tenant() + more)
                .body()));
    }

    private static LogRecord view(String user, String item, long after) {
        return LogRecord.of(Interaction.of("default", user, user + after, item, "view", START + after));
    }
}
