package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How Lethe is: lag against its threshold, what was refused, what comes in; and what is said where that is not known.
 */
class HealthPageIT extends PageTest {
    private static final String UNKNOWN = """
            {"at": "2026-05-01T12:00:00Z", "state": "degraded", "events": {"accepted": null, "rejected": null},
             "steps": [{"name": "intake", "lag": null, "threshold": 10000, "state": "unknown"}], "items": 1, "version": "1"}
            """;

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldShowLagAgainstItsThreshold(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/health")) {
            // Then
            assertThat(visit.find(".steps tbody tr")).hasCount(4);
            assertThat(visit.find(".steps tbody td.figure").nth(1)).containsText("10,000");
            visit.find("[aria-labelledby=letters-title] p, [aria-labelledby=letters-title] li")
                    .first()
                    .waitFor();
            visit.find(".figures dd").first().waitFor();
            assertSound(visit, "health", look);
        }
    }

    @Test
    void shouldCountARefusedEvent() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/health")) {
            // Given
            Locator refused = visit.find(".figures div").nth(2).locator("dd");
            assertThat(refused).hasText(Pattern.compile("\\d+"));
            int before = Integer.parseInt(refused.innerText());

            // When
            DEMO.lethe().post("/v1/events", "{\"userId\": \"\", \"type\": \"like\", \"itemId\": \"x\"}");

            // Then
            assertThat(refused).hasText(String.valueOf(before + 1));
        }
    }

    @Test
    void shouldShowWhatWasRefusedWithItsValueReasonAndTime() {
        try (Visit visit = DEMO.visit(Look.DESK)) {
            // Given
            answer(visit, "**/v1/dead-letters*", """
                    {"deadLetters": [{"at": "2026-05-01T12:00:00Z", "topic": "lethe.events", "kind": "event", "field": "userId",
                      "reason": "must be text", "excerpt": "{\\"userId\\":17,\\"type\\":\\"like\\"}"}], "reasons": []}
                    """);

            // When
            visit.open("#/health");

            // Then
            Locator row = visit.find(".letters tbody tr").first();
            assertThat(row.locator("time")).containsText("2026");
            assertThat(row.locator("td").nth(1)).hasText("userId");
            assertThat(row.locator(".refused-value")).hasText("17");
            assertThat(row.locator("summary")).hasText("must be text");
        }
    }

    @Test
    void shouldNotTakeTheUnknownForNothing() {
        try (Visit visit = DEMO.visit(Look.DESK)) {
            // Given
            answer(visit, "**/v1/status", UNKNOWN);

            // When
            visit.open("#/health");

            // Then
            assertThat(visit.find(".lag-value")).hasText("–");
            assertThat(visit.find(".figures dd").first()).hasText("–");
            assertThat(visit.find("[aria-labelledby=letters-title]")).not().containsText("Nothing was refused");
        }
    }

    private static void answer(Visit visit, String path, String json) {
        visit.page()
                .route(
                        path,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(json)));
    }
}
