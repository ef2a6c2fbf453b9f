package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the data set in {@code ../shared/datasets}, seen from the project's root; aborted where it is not. */
@Tag("datasets")
@Tag("long")
class AsOfIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RETAIL = Path.of("../../../shared/datasets/online-retail");
    /** Events of the heaviest customer that a window has long lost at the last date. */
    private static final int MANY = 5_000;

    private final Path folder;

    AsOfIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private record Question(String customer, Instant at) {}

    @Test
    void shouldSayOfThreePastDatesWhatItSaidThen() throws IOException {
        // Given
        assumeTrue(Files.isDirectory(RETAIL), "Online Retail is not beside the project");
        RetailRows rows = RetailRows.in(RETAIL);
        List<String> customers = rows.regulars(40);
        String heaviest = customers.get(0);
        List<Instant> dates = List.of(rows.date(heaviest, 0.2), rows.date(heaviest, 0.45), rows.date(heaviest, 0.7));
        assertThat(rows.distinct(heaviest, dates.get(2))).isGreaterThan(MANY);
        Map<Question, JsonNode> saidThen = new HashMap<>();
        Path first = rows.write(folder.resolve("first"), customers, Instant.EPOCH, dates.get(0), true);
        try (LetheProcess lethe = LetheProcess.run(folder.resolve("data"), "--import", first.toString())) {
            lethe.awaitPrinted("in total", Duration.ofMinutes(5));
            for (int i = 0; i < dates.size(); i++) {
                if (i > 0) {
                    feed(
                            lethe,
                            rows.write(folder.resolve("part" + i), customers, dates.get(i - 1), dates.get(i), false));
                }
                for (String customer : customers) {
                    JsonNode said = ask(lethe, customer, dates.get(i), "");
                    assertThat(said.at("/asOf/from").asText()).isEqualTo("state");
                    assertThat(said.at("/asOf/events").asInt()).isEqualTo(rows.distinct(customer, dates.get(i)));
                    saidThen.put(new Question(customer, dates.get(i)), said);
                }
            }
            // When
            feed(lethe, rows.write(folder.resolve("rest"), customers, dates.get(2), Instant.MAX, false));
            // Then
            Map<String, Integer> sources = new HashMap<>();
            int exactHistory = 0;
            long nanos = 0;
            for (Map.Entry<Question, JsonNode> then : saidThen.entrySet()) {
                Question question = then.getKey();
                long begin = System.nanoTime();
                JsonNode now = ask(lethe, question.customer(), question.at(), "");
                nanos += System.nanoTime() - begin;
                assertThat(bare(now)).as(question.toString()).isEqualTo(bare(then.getValue()));
                assertThat(now.at("/asOf/exact").asBoolean()).isTrue();
                sources.merge(now.at("/asOf/from").asText(), 1, Integer::sum);

                JsonNode history = ask(lethe, question.customer(), question.at(), "&from=history");
                if (history.at("/asOf/exact").asBoolean()) {
                    exactHistory++;
                    assertThat(bare(history)).isEqualTo(bare(now));
                } else {
                    assertThat(history.at("/asOf/reason").asText()).isNotBlank();
                }
            }
            List<String> audited = new ArrayList<>(List.of(heaviest, customers.get(1)));
            for (String customer : audited) {
                for (Instant date : dates) {
                    JsonNode log = ask(lethe, customer, date, "&from=log");
                    assertThat(log.at("/asOf/from").asText()).isEqualTo("log");
                    assertThat(log.at("/asOf/exact").asBoolean()).isTrue();
                    JsonNode ledger = ask(lethe, customer, date, "&from=ledger");
                    assertThat(ledger.at("/asOf/from").asText()).isEqualTo("ledger");
                    assertThat(bare(log)).isEqualTo(bare(ledger));
                }
            }
            assertThat(sources).containsKey("ledger");
            System.out.printf(
                    "%d customers at %s: each as it was said then, read from %s, in %.1f ms on average; %d of %d exact from history; "
                            + "%d replays of the log equal%n",
                    customers.size(),
                    dates,
                    sources,
                    nanos / 1e6 / saidThen.size(),
                    exactHistory,
                    saidThen.size(),
                    audited.size() * dates.size());
            assertThat(ask(lethe, heaviest, dates.get(2), "").at("/asOf/events").asInt())
                    .isGreaterThan(MANY);
        }
    }

    private void feed(LetheProcess lethe, Path rows) {
        try (LetheProcess command = LetheProcess.command(
                folder.resolve(rows.getFileName() + ".log"), "import", rows.toString(), "--url", lethe.url())) {
            assertThat(command.exitCode()).as(command.printed()).isZero();
        }
    }

    private static JsonNode ask(LetheProcess lethe, String customer, Instant at, String more) throws IOException {
        JsonNode answer = JSON.readTree(lethe.get("/v1/users/" + customer + "/interests?at=" + at + more)
                .body());
        assertThat(answer.path("userId").asText()).isEqualTo(customer);
        return answer;
    }

    /** The answer without what it says of where it was read. */
    private static JsonNode bare(JsonNode answer) {
        return ((ObjectNode) answer.deepCopy()).without(List.of("asOf", "source"));
    }
}
