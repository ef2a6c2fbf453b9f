package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PlatformIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 42;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String DONE = "in total";

    @RegisterExtension
    static final Demo DEMO = Demo.english();

    private final Path folder;

    PlatformIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldServeTheDemo() throws IOException {
        // Given
        LetheProcess lethe = DEMO.lethe();

        // When
        JsonNode answer = json(lethe, "/v1/users/julia/recommendations?limit=5&explain=true");

        // Then
        assertThat(answer.path("items")).hasSize(5);
        assertThat(answer.at("/items/0/categories/0").asText()).isEqualTo("Sailing");
        assertThat(answer.at("/items/0/explanation/text").asText()).isNotBlank();
        assertThat(json(lethe, "/v1/users/bruno/interests").path("interests").findValuesAsText("trend"))
                .contains("revived");
        assertThat(json(lethe, "/v1/search?q=stars+at+night&limit=1")
                        .at("/items/0/categories/0")
                        .asText())
                .isEqualTo("Space");
    }

    @Test
    @Tag("long")
    void shouldComeToTheSameStateWhateverTheOrderAndHoweverOftenKilledAndForgetAUserWithoutTrace() throws IOException {
        // Given
        System.out.println("Seed " + SEED);
        GeneratedSet set = GeneratedSet.of(SEED, 300, 4_000);
        Path heavy = set.only(GeneratedSet.HEAVY).in(folder.resolve("heavy-set"));
        JsonNode without;
        JsonNode straight;
        Path others = set.without(GeneratedSet.HEAVY).in(folder.resolve("others-set"));
        try (LetheProcess lethe = LetheProcess.run(folder.resolve("straight"), "--import", others.toString())) {
            lethe.awaitPrinted(DONE, PATIENCE);
            without = digest(lethe);
            LetheProcess more =
                    LetheProcess.command(folder.resolve("heavy.log"), "import", heavy.toString(), "--url", lethe.url());
            assertThat(more.exitCode()).as(more.printed()).isZero();
            straight = digest(lethe);
            assertThat(lethe.printed() + more.printed())
                    .containsSubsequence(
                            "rejected by cleaning                   0", "rejected by cleaning                   0");
        }
        assertThat(straight.path("events").asInt()).isEqualTo(set.distinctEvents());
        assertThat(straight).isNotEqualTo(without);

        // When
        Path rows = set.shuffledAndDoubled(SEED).in(folder.resolve("shuffled-set"));
        Path data = folder.resolve("shuffled");
        for (double share : new double[] {0.05, 0.3}) {
            LetheProcess killed = LetheProcess.run(data, "--import", rows.toString());
            awaitEvents(killed, (int) (share * set.distinctEvents()));
            assertThat(killed.printed()).doesNotContain(DONE);
            killed.kill();
        }
        try (LetheProcess lethe = LetheProcess.run(data, "--import", rows.toString())) {
            lethe.awaitPrinted(DONE, PATIENCE);

            // Then
            assertThat(digest(lethe)).isEqualTo(straight);

            // When
            int status = lethe.delete("/v1/users/" + GeneratedSet.HEAVY).statusCode();

            // Then
            assertThat(status).isBetween(200, 299);
            Awaitility.await("the erasure").atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(digest(lethe))
                    .isEqualTo(without));
            assertThat(json(lethe, "/v1/users/" + GeneratedSet.HEAVY + "/interests")
                            .path("interests"))
                    .isEmpty();
        }
    }

    private static void awaitEvents(LetheProcess lethe, int atLeast) {
        Awaitility.await(atLeast + " events in the store")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> json(lethe, "/internal/interest/progress")
                                .path("events")
                                .asInt()
                        >= atLeast);
    }

    /** Hashes of all state, with a hash for each user. */
    private static JsonNode digest(LetheProcess lethe) {
        return Awaitility.await("a settled digest")
                .atMost(Duration.ofMinutes(1))
                .until(() -> json(lethe, "/internal/interest/digest?users=true"), digest -> digest.path("settled")
                        .asBoolean());
    }

    private static JsonNode json(LetheProcess lethe, String path) throws IOException {
        return JSON.readTree(lethe.get(path).body());
    }
}
