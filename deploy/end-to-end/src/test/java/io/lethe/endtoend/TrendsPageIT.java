package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everybody does. */
class TrendsPageIT extends PageTest {

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldSayByWhatItSorts(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/trends")) {
            // Then
            visit.find(".crowd li").first().waitFor();
            assertThat(visit.find(".sorted-by")).hasCount(3);
            assertSound(visit, "trends", look);
        }
    }

    @Test
    void shouldChooseAWindowByKeyboard() {
        try (Visit visit = DEMO.visit(Look.PHONE).open("#/trends")) {
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
    void shouldFindAnItemByMeaning() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/trends")) {
            // When
            visit.find("input[name=q]").fill("bread");
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find(".catalogue li").first()).isVisible();
            assertThat(visit.page()).hasURL(Pattern.compile(".*#/items\\?q=bread.*"));
        }
    }

    @Test
    void shouldFollowOldAddresses() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/everyone?window=7d")) {
            // Then
            assertThat(visit.find(".windows button[aria-pressed=true]")).hasText("a week");
            assertThat(visit.page()).hasURL(Pattern.compile(".*#/trends\\?window=7d"));
        }
    }
}
