package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One person's accounts, each with more events than a window holds, beside accounts that had all of these events
 * themselves.
 */
class IdentityIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20_263;
    private static final String[] THINGS = {"boat", "star", "bread", "rose", "bicycle", "camera", "trumpet", "clue"};
    private static final String[] TYPES = {"view", "click", "like", "save", "purchase", "dislike"};
    private static final int ITEMS = 48;
    private static final long BEGIN = 1_600_000_000_000L;
    private static final int YEAR_SECONDS = 31_536_000;
    private static final Instant END = Instant.ofEpochMilli(BEGIN + 1000L * YEAR_SECONDS);
    private static final List<Instant> DATES = List.of(END, Instant.ofEpochMilli(BEGIN + 700L * YEAR_SECONDS));
    private static final List<String> ACCOUNTS = List.of("phone", "tablet", "watch");
    private static final Map<String, List<String>> WHOLE = Map.of(
            "phone and tablet", List.of("phone", "tablet"),
            "tablet and watch", List.of("tablet", "watch"),
            "all three", ACCOUNTS);

    @RegisterExtension
    static final Product LETHE = new Product();

    private final Map<String, List<ObjectNode>> events = new HashMap<>();

    @Test
    void shouldUniteAndPartAccountsExactly() throws IOException {
        // Given
        System.out.println("Seed " + SEED);
        makeEvents();
        TenantCalls lethe = LETHE.tenant("identity");
        fill(lethe);
        Map<String, String> before = bodies(lethe);

        // When
        assertThat(lethe.put("/v1/users/phone/links/tablet", "").statusCode()).isEqualTo(200);
        // Then
        assertSame(lethe, List.of("phone", "tablet"), "phone and tablet");

        // When
        assertThat(lethe.put("/v1/users/watch/links/tablet", "").statusCode()).isEqualTo(200);
        // Then
        assertSame(lethe, ACCOUNTS, "all three");

        // When
        assertThat(lethe.delete("/v1/users/tablet/links/phone").statusCode()).isEqualTo(200);
        // Then
        assertSame(lethe, List.of("tablet", "watch"), "tablet and watch");
        assertThat(bodies(lethe)).containsEntry("phone " + DATES.get(0), before.get("phone " + DATES.get(0)));

        // When
        assertThat(lethe.delete("/v1/users/tablet/links/watch").statusCode()).isEqualTo(200);
        // Then
        assertThat(bodies(lethe)).isEqualTo(before);
    }

    /**
     * Different times for all, so that nothing but time decides the order; items and times overlap between the
     * accounts.
     */
    private void makeEvents() {
        Random random = new Random(SEED);
        List<Integer> seconds = new ArrayList<>(
                random.ints(0, YEAR_SECONDS).distinct().limit(750).boxed().toList());
        for (int i = 0; i < seconds.size(); i++) {
            String account = ACCOUNTS.get(i < 300 ? 0 : i < 550 ? 1 : 2);
            ObjectNode event = JSON.createObjectNode()
                    .put("userId", account)
                    .put("eventId", "e" + i)
                    .put("type", TYPES[random.nextInt(TYPES.length)])
                    .put("itemId", "i" + random.nextInt(ITEMS))
                    .put(
                            "timestamp",
                            Instant.ofEpochMilli(BEGIN + 1000L * seconds.get(i)).toString());
            events.computeIfAbsent(account, name -> new ArrayList<>()).add(event);
            WHOLE.forEach((name, parts) -> {
                if (parts.contains(account)) {
                    events.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(event.deepCopy().put("userId", name));
                }
            });
        }
    }

    private void fill(TenantCalls lethe) throws IOException {
        ArrayNode items = JSON.createArrayNode();
        for (int i = 0; i < ITEMS; i++) {
            items.addObject().put("itemId", "i" + i).put("title", THINGS[i % THINGS.length] + " " + i);
        }
        lethe.awaitItems(lethe.accepted("/v1/items", items.toString()));
        for (Map.Entry<String, List<ObjectNode>> account : events.entrySet()) {
            ArrayNode body = JSON.createArrayNode().addAll(account.getValue());
            JsonNode posted =
                    JSON.readTree(lethe.post("/v1/events", body.toString()).body());
            assertThat(posted.path("accepted").asInt()).isEqualTo(body.size());
            JsonNode answer = lethe.reached(
                    "/v1/users/" + account.getKey().replace(" ", "%20") + "/interests?at=" + END,
                    posted.path("position").asText());
            assertThat(answer.path("version").asText()).startsWith(body.size() + "-");
        }
    }

    private static Map<String, String> bodies(TenantCalls lethe) {
        Map<String, String> bodies = new HashMap<>();
        for (String account : ACCOUNTS) {
            for (Instant date : DATES) {
                bodies.put(account + " " + date, interests(lethe, account, date, ""));
            }
        }
        return bodies;
    }

    private static void assertSame(TenantCalls lethe, List<String> accounts, String whole) throws IOException {
        for (Instant date : DATES) {
            JsonNode expected = JSON.readTree(interests(lethe, whole, date, ""));
            assertThat(expected.path("interests").size()).isGreaterThan(2);
            assertThat(expected.at("/asOf/exact").asBoolean()).isTrue();
            for (String account : accounts) {
                JsonNode united = JSON.readTree(interests(lethe, account, date, ""));
                assertThat(anonymous(united)).as(account + " at " + date).isEqualTo(anonymous(expected));
            }
            System.out.printf(
                    "%s as %s at %s: %d interests of %d events, the same%n",
                    accounts,
                    whole,
                    date,
                    expected.path("interests").size(),
                    expected.at("/asOf/events").asInt());
        }
    }

    /** The answer without the user's name and what follows from it: of the version its number of events remains. */
    private static JsonNode anonymous(JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        copy.remove("userId");
        copy.put("version", answer.path("version").asText().replaceFirst("-.*", ""));
        ((ObjectNode) copy.path("asOf")).remove("from");
        return copy;
    }

    private static String interests(TenantCalls lethe, String user, Instant at, String more) {
        return lethe.get("/v1/users/" + user.replace(" ", "%20") + "/interests?at=" + at + more)
                .body();
    }
}
