package io.lethe.interest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.postgres.SnapshotHistory;
import io.lethe.interest.postgres.SnapshotRepository;
import io.lethe.interest.service.query.ExpectedReport;
import io.lethe.interest.service.query.StoreReport;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two instances of the service against one broker and one database, for all tests of a class. The log, and the model
 * of what was written to it, grow with each test; a test asks about the users of a tenant of its own.
 */
@SuppressWarnings("NullAway.Init")
final class InterestCluster implements BeforeAllCallback, AfterAllCallback {
    static final int WINDOW = UserState.DEFAULT_WINDOW;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path directory;
    private EmbeddedKafkaBroker broker;
    private EmbeddedPostgres postgres;
    private SnapshotRepository snapshots;
    private LogOfEvents log;
    private ServiceProcess left;
    private ServiceProcess right;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        directory = Files.createTempDirectory("interest-cluster");
        broker = new EmbeddedKafkaBroker()
                .withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(properties ->
                        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
        broker.start();
        postgres = EmbeddedPostgres.start();
        snapshots = new SnapshotRepository(
                postgres.getPostgresDatabase(),
                new SnapshotHistory(postgres.getPostgresDatabase(), Duration.ofDays(36_500)));
        log = new LogOfEvents(broker.getAdvertisedListeners(), WINDOW);
        left = start("left", ServiceProcess.freePort());
        right = start("right", ServiceProcess.freePort());
        left.awaitReady();
        right.awaitReady();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        for (ServiceProcess service : new ServiceProcess[] {left, right}) {
            if (service != null) {
                service.close();
            }
        }
        if (log != null) {
            log.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        broker.close();
    }

    LogOfEvents log() {
        return log;
    }

    SnapshotRepository snapshots() {
        return snapshots;
    }

    ServiceProcess left() {
        return left;
    }

    ServiceProcess right() {
        return right;
    }

    /** One of the two, in turn. */
    ServiceProcess either(int turn) {
        return turn % 2 == 0 ? left : right;
    }

    /** Ends the right instance as {@code kill -9} does. */
    void killRight() throws InterruptedException {
        right.kill();
    }

    /** Starts the right instance again where it was, with the stores that it left. */
    void restartRight() throws IOException {
        right = start("right", right.port());
        right.awaitReady();
    }

    /** Ends the left instance, and starts it again where it was, without its stores. */
    void replaceLeft() throws IOException, InterruptedException {
        left.kill();
        left = start("left with nothing", left.port());
        left.awaitReady();
    }

    /** An instance that has the database and no broker. */
    ServiceProcess withoutBroker() throws IOException {
        return ServiceProcess.start(
                nowhere(), jdbcUrl(), directory.resolve("without broker"), ServiceProcess.freePort(), Map.of());
    }

    /** An instance that has neither broker nor database. */
    ServiceProcess withNothing() throws IOException {
        return ServiceProcess.start(
                nowhere(),
                "jdbc:postgresql://" + nowhere() + "/lethe",
                directory.resolve("with nothing"),
                ServiceProcess.freePort(),
                Map.of());
    }

    /** The model's state of a user who has events. */
    UserState stateOf(UserKey user) {
        return Objects.requireNonNull(log.modelOf(user).states().get(user), () -> "no events of " + user);
    }

    /** The partitions of the users that an instance has. */
    static Set<Integer> partitionsOf(ServiceProcess service) throws IOException {
        JsonNode report = JSON.readTree(
                service.get("/internal/interest/digest", "Lethe-Routed", "1").body());
        Set<Integer> partitions = new HashSet<>();
        report.get("partitions").forEach(partition -> partitions.add(partition.asInt()));
        return partitions;
    }

    /** Waits until stores and signals of both instances equal the model's, to the byte. */
    void awaitEqualToModel() {
        StoreReport expected = ExpectedReport.of(log.models());
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            JsonNode progress =
                    JSON.readTree(left.get("/internal/interest/progress").body());
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
        Map<String, String> neighbours = log.expectedNeighbours();
        Map<String, String> trends = log.expectedTrends();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(log.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(neighbours);
            assertThat(log.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(trends);
        });
        System.out.println(
                "equal to the model: " + expected.events() + " events of " + expected.users() + " users, state "
                        + expected.state().substring(0, 16) + ", neighbours "
                        + expected.neighbours().substring(0, 16));
    }

    private ServiceProcess start(String name, int port) throws IOException {
        return ServiceProcess.start(
                broker.getAdvertisedListeners(),
                jdbcUrl(),
                directory.resolve(name),
                port,
                Map.of(
                        "lethe.partitions",
                        String.valueOf(LogOfEvents.PARTITIONS),
                        "lethe.interest.signal-every",
                        "200ms"));
    }

    private String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static String nowhere() throws IOException {
        return "localhost:" + ServiceProcess.freePort();
    }
}
