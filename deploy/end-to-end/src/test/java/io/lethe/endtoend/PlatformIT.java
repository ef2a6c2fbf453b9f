package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 42;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String DONE = "in total";

    private final Path folder;

    PlatformIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldServeTheDemo() throws IOException {
        // When
        long begin = System.nanoTime();
        try (LetheProcess lethe = LetheProcess.run(folder.resolve("data"), "--demo")) {
            lethe.awaitPrinted("Try:", PATIENCE);
            System.out.printf("Demo served %.1f s after the start%n", (System.nanoTime() - begin) / 1e9);

            // Then
            JsonNode answer = json(lethe, "/v1/users/julia/recommendations?limit=5&explain=true");
            assertThat(answer.path("items")).hasSize(5);
            assertThat(answer.at("/items/0/categories/0").asText()).isEqualTo("Sailing");
            assertThat(answer.at("/items/0/explanation/text").asText()).isNotBlank();
            assertThat(json(lethe, "/v1/users/bruno/interests")
                            .path("interests")
                            .findValuesAsText("trend"))
                    .contains("revived");
            assertThat(json(lethe, "/v1/search?q=stars+at+night&limit=1")
                            .at("/items/0/categories/0")
                            .asText())
                    .isEqualTo("Space");
        }
    }

    @Test
    void shouldComeToTheSameStateWhateverTheOrderAndHoweverOftenKilled() throws IOException {
        // Given
        System.out.println("Seed " + SEED);
        GeneratedSet set = GeneratedSet.of(SEED, 300, 4_000);
        JsonNode straight;
        try (LetheProcess lethe = imported("straight", set)) {
            straight = digest(lethe);
            assertThat(lethe.printed()).contains("rejected by cleaning                   0");
        }
        assertThat(straight.path("events").asInt()).isEqualTo(set.distinctEvents());

        // When
        Path rows = set.shuffledAndDoubled(SEED).in(folder.resolve("shuffled-set"));
        Path data = folder.resolve("shuffled");
        for (double share : new double[] {0.05, 0.5}) {
            LetheProcess killed = LetheProcess.run(data, "--import", rows.toString());
            awaitEvents(killed, (int) (share * set.distinctEvents()));
            assertThat(killed.printed()).doesNotContain(DONE);
            killed.kill();
        }
        try (LetheProcess lethe = LetheProcess.run(data, "--import", rows.toString())) {
            lethe.awaitPrinted(DONE, PATIENCE);

            // Then
            assertThat(digest(lethe)).isEqualTo(straight);
        }
    }

    @Test
    void shouldForgetAUserAsIfTheyHadNeverBeen() throws IOException {
        // Given
        System.out.println("Seed " + SEED);
        GeneratedSet set = GeneratedSet.of(SEED, 60, 500);
        JsonNode without;
        try (LetheProcess lethe = imported("without", set.without(GeneratedSet.HEAVY))) {
            without = digest(lethe);
        }

        // When
        try (LetheProcess lethe = imported("with", set)) {
            assertThat(digest(lethe)).isNotEqualTo(without);
            int status = lethe.delete("/v1/users/" + GeneratedSet.HEAVY).statusCode();

            // Then
            assertThat(status).isBetween(200, 299);
            Awaitility.await("the erasure").atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(digest(lethe))
                    .isEqualTo(without));
            assertThat(json(lethe, "/v1/users/" + GeneratedSet.HEAVY + "/interests")
                            .path("interests"))
                    .isEmpty();
        }
    }

    private LetheProcess imported(String name, GeneratedSet set) throws IOException {
        Path rows = set.in(folder.resolve(name + "-set"));
        LetheProcess lethe = LetheProcess.run(folder.resolve(name), "--import", rows.toString());
        lethe.awaitPrinted(DONE, PATIENCE);
        return lethe;
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
