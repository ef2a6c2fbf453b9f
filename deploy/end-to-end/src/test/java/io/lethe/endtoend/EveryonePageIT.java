package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everybody does, and how Lethe itself is. */
class EveryonePageIT extends PageTest {

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#all")
    void shouldShowTheCrowdAndTheState(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/everyone")) {
            // Then
            visit.find(".crowd li").first().waitFor();
            visit.find(".figures dd").first().waitFor();
            visit.find("[aria-labelledby=letters-title] p, [aria-labelledby=letters-title] li")
                    .first()
                    .waitFor();
            assertSound(visit, "everyone", look);
        }
    }

    @Test
    void shouldChooseAWindowByKeyboard() {
        try (Visit visit = DEMO.visit(Look.PHONE).open("#/everyone")) {
            // Given
            visit.find(".crowd li").first().waitFor();

            // When
            visit.tabTo(visit.find(".windows button").last());
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find(".windows button").last()).hasAttribute("aria-pressed", "true");
            assertThat(visit.page()).hasURL(Pattern.compile(".*window=90d.*"));
        }
    }

    @Test
    void shouldCountARefusedEventWithinSeconds() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/everyone")) {
            // Given
            Locator refused = visit.find(".figures div").nth(3).locator("dd");
            int before = Integer.parseInt(refused.innerText());

            // When
            DEMO.lethe().post("/v1/events", "{\"userId\": \"\", \"type\": \"like\", \"itemId\": \"x\"}");

            // Then
            assertThat(refused).hasText(String.valueOf(before + 1));
        }
    }
}
