package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said about the people of the demo is what the API says about their interests, in both languages. */
class DemoStoryIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Demo ENGLISH = Demo.english();

    @RegisterExtension
    static final Demo CHINESE = Demo.chinese();

    @Test
    void shouldTellTheTruthInEnglish() {
        LetheProcess lethe = ENGLISH.lethe();
        Words words = new Words("en", "Baking", "Sailing", "Photography", "Space", "Mystery", "Coffee", "Woodworking");
        check(ENGLISH, words);
        assertAll(
                () -> crossesDomains(lethe, words.sailing(), "goods", "book"),
                () -> crossesDomains(lethe, words.baking(), "book", "goods"));
        assertThat(lethe.printed()).contains("Open " + lethe.url() + "/ in a browser");
    }

    @Test
    @Tag("long")
    void shouldTellTheTruthInChinese() {
        check(CHINESE, new Words("zh", "烘焙", "帆船", "摄影", "星空", "推理小说", "咖啡与茶", "木工"));
    }

    /** The language of the catalogue and its names of some subjects. */
    private record Words(
            String language,
            String baking,
            String sailing,
            String photography,
            String space,
            String mystery,
            String coffee,
            String woodworking) {}

    private static void check(Demo running, Words words) {
        LetheProcess lethe = running.lethe();
        assertAll(
                () -> introducesEverybody(running, words),
                () -> revives(lethe, "bruno", words.baking(), 15, 400),
                () -> revives(lethe, "julia", words.sailing(), 6, 380),
                () -> fades(lethe, words),
                () -> shifts(lethe, words),
                () -> buysAgain(lethe, words),
                () -> hides(lethe, words),
                () -> lovesTwo(lethe, "dora"),
                () -> lovesTwo(lethe, "petra"),
                () -> begins(lethe, words),
                () -> isSteady(lethe, words));
    }

    private static void introducesEverybody(Demo running, Words words) throws IOException {
        LetheProcess lethe = running.lethe();
        for (String language : List.of("en", "zh")) {
            JsonNode demo = json(lethe, "/v1/demo?language=" + language);
            assertThat(demo.path("language").asText()).isEqualTo(words.language());
            assertThat(demo.path("about").asText()).contains(String.valueOf(running.items()));
            assertThat(new TreeSet<>(demo.path("people").findValuesAsText("kind")))
                    .containsExactly(
                            "fading", "hides", "newcomer", "repeat", "revival", "shift", "steady", "two-loves");
            assertThat(demo.path("people").findValuesAsText("lookAt"))
                    .hasSize(15)
                    .noneMatch(String::isBlank);
        }
        assertThat(json(lethe, "/v1/demo")).isEqualTo(json(lethe, "/v1/demo?language=" + words.language()));
        assertThat(lethe.get("/v1/demo?language=fr").statusCode()).isEqualTo(400);
    }

    private static void revives(LetheProcess lethe, String user, String subject, int daysAgo, int leftDaysAgo)
            throws IOException {
        JsonNode back = strongest(lethe, user);
        assertThat(isAbout(lethe, back, subject)).isTrue();
        assertThat(back.path("trend").asText()).isEqualTo("revived");
        assertThat(age(back, "revivedAt")).isBetween(Duration.ofDays(daysAgo - 4L), Duration.ofDays(daysAgo + 1L));
        assertThat(Duration.ofSeconds(back.path("pauseSeconds").asLong()))
                .isBetween(Duration.ofDays(leftDaysAgo - daysAgo - 10L), Duration.ofDays(leftDaysAgo - daysAgo + 20L));
    }

    private static void fades(LetheProcess lethe, Words words) throws IOException {
        JsonNode faded = strongest(lethe, "chen");
        assertThat(isAbout(lethe, faded, words.photography())).isTrue();
        assertThat(faded.path("trend").asText()).isEqualTo("faded");
        assertThat(age(faded, "fadedAt")).isBetween(Duration.ofDays(60), Duration.ofDays(180));
    }

    private static void shifts(LetheProcess lethe, Words words) throws IOException {
        Instant before = Instant.now().minus(Duration.ofDays(80));
        JsonNode then = json(lethe, "/v1/users/ada/interests?at=" + before).at("/interests/0");
        assertThat(isAbout(lethe, then, words.sailing())).isTrue();
        assertThat(isAbout(lethe, strongest(lethe, "ada"), words.space())).isTrue();
        assertThat(categories(recommended(lethe, "ada").get(0)).get(0)).isEqualTo(words.space());
    }

    private static void buysAgain(LetheProcess lethe, Words words) throws IOException {
        JsonNode first = recommended(lethe, "nora").get(0);
        assertThat(categories(first).get(0)).isEqualTo(words.coffee());
        List<JsonNode> repeats = new ArrayList<>();
        first.at("/explanation/contributions").forEach(repeats::add);
        repeats.removeIf(contribution -> !contribution.path("kind").asText().equals("repeat"));
        assertThat(repeats).hasSize(1);
        JsonNode repeat = repeats.get(0);
        assertThat(repeat.path("value").asDouble()).isPositive();
        assertThat(new TreeSet<>(repeat.path("events").findValuesAsText("type")))
                .containsExactly("purchase");
    }

    /** Somebody who only chose things of one kind gets those of another that are about the same. */
    private static void crossesDomains(LetheProcess lethe, String subject, String chosen, String asked)
            throws IOException {
        JsonNode known = json(lethe, "/v1/trending?limit=3&category=" + subject + "&filter=kind:" + chosen)
                .path("items");
        ObjectNode request = JSON.createObjectNode().put("limit", 3);
        request.putArray("filter").add("kind:" + asked);
        ArrayNode events = request.putArray("events");
        known.forEach(item -> events.addObject()
                .put("type", "purchase")
                .put("itemId", item.path("itemId").asText()));
        JsonNode list = JSON.readTree(
                        lethe.post("/v1/recommendations", request.toString()).body())
                .path("items");
        assertThat(events).hasSize(3);
        assertThat(list).hasSize(3).allSatisfy(item -> {
            assertThat(categories(item)).contains(subject);
            JsonNode whole = json(lethe, "/v1/items/" + item.path("itemId").asText());
            assertThat(whole.at("/attributes/kind").asText()).isEqualTo(asked);
        });
    }

    private static void hides(LetheProcess lethe, Words words) throws IOException {
        Set<String> hidden = new TreeSet<>();
        for (JsonNode event : json(lethe, "/v1/users/omar/events?limit=100").path("events")) {
            if (event.path("type").asText().equals("hide")) {
                hidden.add(event.path("itemId").asText());
            }
        }
        JsonNode list = json(lethe, "/v1/users/omar/recommendations?limit=100").path("items");
        assertThat(hidden).hasSizeGreaterThan(8);
        assertThat(list).hasSizeGreaterThan(50);
        assertThat(list.findValuesAsText("itemId")).doesNotContainAnyElementsOf(hidden);
        for (int place = 0; place < 5; place++) {
            assertThat(categories(list.get(place))).doesNotContain(words.mystery());
        }
        JsonNode interests = interests(lethe, "omar");
        JsonNode weakest = interests.get(interests.size() - 1);
        assertThat(isAbout(lethe, weakest, words.mystery())).isTrue();
        assertThat(weakest.path("strength").asDouble()).isNegative();
    }

    private static void lovesTwo(LetheProcess lethe, String user) throws IOException {
        JsonNode interests = interests(lethe, user);
        assertThat(interests.at("/0/share").asDouble()).isLessThan(0.7);
        assertThat(interests.at("/1/share").asDouble()).isGreaterThan(0.25);
        Set<String> subjects = new TreeSet<>();
        recommended(lethe, user).forEach(item -> subjects.add(categories(item).get(0)));
        assertThat(subjects).hasSizeGreaterThan(1);
    }

    private static void begins(LetheProcess lethe, Words words) throws IOException {
        JsonNode only = strongest(lethe, "emil");
        assertThat(interests(lethe, "emil")).hasSize(1);
        assertThat(only.path("events")).hasSize(6);
        assertThat(categories(recommended(lethe, "emil").get(0)).get(0)).isEqualTo(words.woodworking());
    }

    private static void isSteady(LetheProcess lethe, Words words) throws IOException {
        JsonNode only = strongest(lethe, "hana");
        assertThat(isAbout(lethe, only, words.mystery())).isTrue();
        assertThat(only.path("trend").asText()).isEqualTo("steady");
        assertThat(only.has("fadedAt")).isFalse();
        assertThat(only.has("revivedAt")).isFalse();
    }

    /** Whether most of the items behind an interest belong to a subject. */
    private static boolean isAbout(LetheProcess lethe, JsonNode interest, String subject) throws IOException {
        Set<String> items = new TreeSet<>(interest.path("events").findValuesAsText("itemId"));
        items.remove("null");
        int of = 0;
        for (String item : items) {
            of += categories(json(lethe, "/v1/items/" + item)).contains(subject) ? 1 : 0;
        }
        return of > items.size() / 2;
    }

    private static Duration age(JsonNode interest, String field) {
        return Duration.between(Instant.parse(interest.path(field).asText()), Instant.now());
    }

    private static List<String> categories(JsonNode item) {
        List<String> categories = new ArrayList<>();
        item.path("categories").forEach(category -> categories.add(category.asText()));
        return categories;
    }

    private static JsonNode recommended(LetheProcess lethe, String user) throws IOException {
        return json(lethe, "/v1/users/" + user + "/recommendations?limit=10&explain=true")
                .path("items");
    }

    private static JsonNode strongest(LetheProcess lethe, String user) throws IOException {
        return interests(lethe, user).get(0);
    }

    private static JsonNode interests(LetheProcess lethe, String user) throws IOException {
        return json(lethe, "/v1/users/" + user + "/interests").path("interests");
    }

    private static JsonNode json(LetheProcess lethe, String path) throws IOException {
        return JSON.readTree(lethe.get(path).body());
    }
}
