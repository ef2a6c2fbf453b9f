package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.LogConnection;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.recommend.service.SseReader.Event;
import io.lethe.recommend.service.http.Problem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams over HTTP, where interest-store is played and tells its changes over a real broker. */
@QuarkusTest
@TestProfile(StreamIT.Short.class)
@QuarkusTestResource(value = LetheAround.class, restrictToAnnotatedClass = true)
class StreamIT {
    private static final int MOST = 8;
    private static @Nullable Market market;
    private static @Nullable Producer<byte[], byte[]> changes;

    private final List<SseReader> open = new ArrayList<>();
    private int told;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap = "";

    @SuppressWarnings("NullAway.Init")
    Neighbourhood neighbours;

    /** Short times and few streams. */
    public static final class Short implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lethe.recommender.stream.most",
                    String.valueOf(MOST),
                    "lethe.recommender.stream.heartbeat",
                    "400ms",
                    "lethe.recommender.stream.pause",
                    "200ms");
        }
    }

    @BeforeEach
    void fillTheMarket() {
        neighbours.reset();
        if (market == null) {
            Market.awaitProgress("state", "following");
            market = new Market(bootstrap)
                    .item("sail", "Sailing the coast", "Sea", 10, 1, 0, 0, 0)
                    .item("dive", "Diving deep", "Sea", 20, 0.9f, 0.1f, 0, 0)
                    .item("mars", "Mission to Mars", "Space", 10, 0, 1, 0, 0);
            market.flush();
            changes = LogConnection.to(bootstrap).producer("changes");
            Market.awaitProgress("items", 3);
        }
    }

    @AfterEach
    void closeStreams() {
        open.forEach(SseReader::close);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> streams() == 0);
    }

    @AfterAll
    static void close() {
        if (market != null && changes != null) {
            market.close();
            changes.close();
            market = null;
        }
    }

    @Test
    void shouldTellThePresentAndThenEveryChange() throws Exception {
        // Given
        SseReader anna = stream("anna?limit=2&explain=true", null);
        Event before = anna.await("recommendations", any -> true);

        // When
        long start = System.nanoTime();
        happens("anna", "view", "sail");
        Event interests =
                anna.await("interests", data -> data.path("version").asText().startsWith("1-"));
        Event after = anna.await(
                "recommendations", data -> data.path("version").asText().startsWith("1-"));
        System.out.printf("told after %d ms%n", (System.nanoTime() - start) / 1_000_000);

        // Then
        assertThat(anna.retry()).isEqualTo("200");
        assertThat(before.data().path("items").size()).isEqualTo(2);
        assertThat(interests.data().at("/interests/0/events/0/itemId").asText()).isEqualTo("sail");
        assertThat(after.data().at("/items/0/itemId").asText()).isEqualTo("dive");
        assertThat(after.data().at("/items/0/explanation/contributions").size()).isPositive();
        assertThat(after.id()).isNotEqualTo(before.id());
        String asked = given().queryParam("limit", 2)
                .queryParam("explain", true)
                .get("/v1/users/anna/recommendations")
                .asString();
        assertThat(asked.replaceAll("\"at\":\"[^\"]*\"", "").length())
                .isCloseTo(
                        after.data()
                                .toString()
                                .replaceAll("\"at\":\"[^\"]*\"", "")
                                .length(),
                        org.assertj.core.data.Offset.offset(40));
    }

    @Test
    void shouldHearOfItsOwnUserOnly() throws Exception {
        // Given
        SseReader bert = stream("bert", null);
        SseReader cora = stream("cora", null);
        bert.await("recommendations", any -> true);
        cora.await("recommendations", any -> true);

        // When
        happens("bert", "view", "mars");
        bert.await("recommendations", data -> data.path("version").asText().startsWith("1-"));

        // Then
        assertThat(cora.all("interests")).hasSize(1);
        assertThat(bert.all("interests"))
                .allMatch(event -> event.data().path("userId").asText().equals("bert"));
    }

    @Test
    void shouldNotTellAgainWhatHasNotChanged() throws Exception {
        // Given
        SseReader first = stream("dora", null);
        String half = first.await("interests", any -> true).id();
        String whole = first.await("recommendations", any -> true).id();

        // When
        SseReader resumed = stream("dora", whole);
        SseReader behind = stream("dora", half);
        behind.await("recommendations", any -> true);
        happens("dora", "view", "mars");
        resumed.await("recommendations", any -> true);

        // Then
        assertThat(resumed.all("interests")).hasSize(1);
        assertThat(resumed.all("recommendations").get(0).data().path("version").asText())
                .startsWith("1-");
        assertThat(behind.all("recommendations").get(0).id()).isEqualTo(whole);
    }

    @Test
    void shouldHearOfThePersonsOtherAccountsAndOfLinks() throws Exception {
        // Given
        neighbours.put(Market.event("ella-phone", "p0", "view", "sail", Market.NOW));
        SseReader ella = stream("ella", null);
        ella.await("interests", data -> data.path("version").asText().startsWith("0-"));

        // When
        given().put("/v1/users/ella/links/ella-phone").then().statusCode(200);
        ella.await("interests", data -> data.path("version").asText().startsWith("1-"));
        happens("ella-phone", "view", "mars");
        ella.await("interests", data -> data.path("version").asText().startsWith("2-"));
        int whileLinked = ella.all("interests").size();
        given().delete("/v1/users/ella/links/ella-phone").then().statusCode(200);

        // Then
        Awaitility.await().until(() -> ella.all("interests").size() == whileLinked + 1);
        assertThat(ella.all("interests").get(whileLinked).data().path("version").asText())
                .startsWith("0-");
    }

    @Test
    void shouldTellWhatOtherSettingsMakeOfIt() throws Exception {
        // Given
        neighbours.put(Market.event("finn", "f0", "view", "sail", Market.NOW));
        SseReader finn = stream("finn", null);
        String before = finn.await("recommendations", any -> true)
                .data()
                .path("settings")
                .asText();

        // When
        String now = given().contentType("application/json")
                .body("{\"halfLife\":\"3d\"}")
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .extract()
                .path("version");

        // Then
        assertThat(now).isNotEqualTo(before);
        finn.await("interests", data -> data.path("settings").asText().equals(now));
    }

    @Test
    void shouldTellTroubleAndGoOn() throws Exception {
        // Given
        SseReader gina = stream("gina", null);
        gina.await("recommendations", any -> true);

        // When
        neighbours.interestDown = true;
        happens("gina", "view", "sail");
        Event problem = gina.await("problem", any -> true);
        long asked = asked("gina");
        Awaitility.await().until(() -> asked("gina") >= asked + 2);
        neighbours.interestDown = false;
        gina.await("interests", data -> data.path("version").asText().startsWith("1-"));

        // Then
        assertThat(problem.id()).isNull();
        assertThat(problem.data().path("status").asInt()).isEqualTo(503);
        assertThat(problem.data().path("detail").asText()).contains("interest-store");
        assertThat(gina.all("problem")).hasSize(1);
    }

    @Test
    void shouldSayThatASilentStreamIsAlive() throws Exception {
        // When
        SseReader hugo = stream("hugo", null);

        // Then
        hugo.await(":", data -> data.path("comment").asText().equals(" heartbeat"));
    }

    @Test
    void shouldRefuseMoreThanItMayHoldAndFreeWhatIsClosed() throws Exception {
        // Given
        for (int i = 0; i < MOST; i++) {
            stream("ida-" + i, null);
        }
        given().get("/v1/users/ida/stream")
                .then()
                .statusCode(503)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString(String.valueOf(MOST)));
        given().get("/q/metrics").then().body(containsString("lethe_recommender_streams " + MOST + ".0"));

        // When
        open.remove(0).close();
        Awaitility.await().until(() -> streams() == MOST - 1);

        // Then
        stream("ida", null).await("recommendations", any -> true);
    }

    @Test
    void shouldRefuseWhatIsWrongBeforeItBegins() {
        given().get("/v1/users/anna/stream?limit=0")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("field", equalTo("limit"));
        given().header("Lethe-Tenant", "NO")
                .get("/v1/users/anna/stream")
                .then()
                .statusCode(400)
                .body("field", equalTo("Lethe-Tenant"));
        assertThat(streams()).isZero();
    }

    @Test
    @Tag("long")
    void shouldNotLetASlowReaderHurtAnybody() throws Exception {
        // Given
        SseReader quick = stream("jana", null);
        quick.await("recommendations", any -> true);
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(1024);
            slow.connect(new InetSocketAddress("localhost", RestAssured.port));
            OutputStream out = slow.getOutputStream();
            out.write("GET /v1/users/slow/stream?limit=100&explain=true HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            Awaitility.await().until(() -> streams() == 2);

            // When
            int rounds = 120;
            long longest = 0;
            for (int i = 0; i < rounds; i++) {
                happens("slow", "view", i % 2 == 0 ? "sail" : "mars");
                String version = i + 1 + "-";
                long start = System.nanoTime();
                happens("jana", "view", "sail");
                quick.await(
                        "recommendations", data -> data.path("version").asText().startsWith(version));
                longest = Math.max(longest, System.nanoTime() - start);
            }

            // Then
            long asked = asked("slow");
            System.out.printf(
                    "a reader that does not read: %d changes, asked for %d times; the longest wait beside it %d ms%n",
                    rounds, asked, longest / 1_000_000);
            assertThat(longest).isLessThan(Duration.ofSeconds(1).toNanos());
            assertThat(asked).isLessThan(rounds);
        }
    }

    /** How often interest-store was asked about a user. */
    private long asked(String user) {
        return List.copyOf(neighbours.requests).stream()
                .filter(request -> request.contains("/users/" + user))
                .count();
    }

    private SseReader stream(String userAndQuery, @Nullable String last) throws Exception {
        int query = userAndQuery.indexOf('?');
        String path = query < 0
                ? userAndQuery + "/stream"
                : userAndQuery.substring(0, query) + "/stream" + userAndQuery.substring(query);
        SseReader reader = new SseReader("http://localhost:" + RestAssured.port + "/v1/users/" + path, last);
        open.add(reader);
        return reader;
    }

    /** An event has come into interest-store, which tells that the user's state is another one. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void happens(String user, String type, String item) {
        neighbours.put(Market.event(user, "e" + told++, type, item, Market.NOW + told));
        if (changes != null) {
            changes.send(new ProducerRecord<>(
                    Topic.CHANGES.topicName(),
                    new UserKey("default", user).toBytes(),
                    new UserVersion(told, told).toBytes()));
            changes.flush();
        }
    }

    private static int streams() {
        String line = given().get("/q/metrics")
                .asString()
                .lines()
                .filter(one -> one.startsWith("lethe_recommender_streams "))
                .findFirst()
                .orElseThrow();
        return (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1));
    }
}
