package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user: the river, the interests with their events, recommendations with their why, and what another memory would change. */
class UserPageIT extends PageTest {
    private static final String BRUNO = "#/users/bruno";
    private static final double TOO_LONG_ANYWHERE = 250;

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#all")
    void shouldShowTheRiver(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open(BRUNO)) {
            // Then
            visit.find(".interest").first().waitFor();
            visit.find("lethe-recommendations .item").first().waitFor();
            visit.find(".river .band").first().waitFor();
            assertThat(visit.find(".mark-word").count()).isPositive();
            assertSound(visit, "user", look);
        }
    }

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#all")
    void shouldSetAnotherMemoryBesideTheOneInForce(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open(BRUNO + "?halfLife=1d")) {
            // Then
            visit.find(".interest .before-word").first().waitFor();
            visit.find(".beside li").first().waitFor();
            visit.find(".river .band").first().waitFor();
            assertSound(visit, "what-if", look);
        }
    }

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#all")
    void shouldOpenAWhyDownToItsEvents(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open(BRUNO)) {
            // Given
            Locator item = visit.find("lethe-recommendations .item").first();
            assertThat(item.locator("lethe-why")).hasCount(0);

            // When
            visit.tabTo(item.locator("summary").first());
            visit.page().keyboard().press("Enter");
            Locator withEvents = item.locator(".reasons.inner summary");
            for (Locator kind : item.locator("lethe-why .reasons summary").all()) {
                if (withEvents.count() == 0) {
                    visit.tabTo(kind);
                    visit.page().keyboard().press("Enter");
                }
            }
            withEvents.first().click();

            // Then
            assertThat(item.locator("lethe-why .sentence")).isVisible();
            assertThat(item.locator("lethe-events tbody tr").first()).isVisible();
            item.evaluate("element => element.scrollIntoView()");
            assertSound(visit, "why", look);
        }
    }

    @Test
    void shouldTravelInTimeByKeyboard() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // Given
            Locator slider = visit.find("lethe-river input");
            visit.find(".interest").first().waitFor();
            String now = slider.getAttribute("aria-valuetext");

            // When
            visit.tabTo(slider);
            for (int presses = 0; presses < 4; presses++) {
                visit.page().keyboard().press("PageDown");
            }

            // Then
            assertThat(slider.getAttribute("aria-valuetext")).isNotEqualTo(now).contains(":");
            assertThat(visit.find("#interests-title + .when")).containsText("As of");
            assertThat(visit.page()).hasURL(Pattern.compile(".*at=.*"));
        }
    }

    @Test
    void shouldNotBlockWhileOneDragsAndAsks() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // Given
            Locator slider = visit.find("lethe-river input");
            visit.find("lethe-recommendations .item").first().waitFor();
            visit.page().waitForTimeout(1000);
            visit.forgetLongTasks();

            // When
            slider.focus();
            for (int presses = 0; presses < 40; presses++) {
                visit.page().keyboard().press("ArrowLeft");
            }
            visit.find(".presets button").nth(1).click();
            visit.find(".beside li").first().waitFor();

            // Then
            System.out.println("tasks of over 50 ms while dragging: " + visit.longTasks());
            assertThat(visit.longTasks()).allMatch(millis -> millis < TOO_LONG_ANYWHERE);
        }
    }

    @Test
    void shouldAddUp() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // When
            visit.find(".interest summary").first().click();
            visit.find("lethe-recommendations .item summary").first().click();
            visit.find("lethe-why .reasons summary").first().click();

            // Then
            String strength = visit.find(".interest-facts b").first().innerText();
            assertThat(visit.find(".interest tfoot td.figure").nth(0)).hasText(strength);
            String score = visit.find("lethe-recommendations .item-facts .figure")
                    .first()
                    .innerText();
            assertThat(visit.find("lethe-why .sum b").first()).hasText(score);
        }
    }

    @Test
    void shouldGoBackToTheSettingsInForce() {
        try (Visit visit = DEMO.visit(Look.PHONE).open(BRUNO + "?kernel=power&halfLife=7d")) {
            // Given
            visit.find(".before-word").first().waitFor();

            // When
            visit.find(".presets .reset").click();

            // Then
            assertThat(visit.find(".before-word")).hasCount(0);
            assertThat(visit.find(".beside")).hasCount(0);
        }
    }

    @Test
    void shouldSayThatNothingIsKnownOfAStranger() throws IOException {
        try (Visit visit = DEMO.visit(Look.PHONE).open("#/users/nobody-at-all")) {
            // Then
            visit.find(".empty").waitFor();
            visit.find("lethe-recommendations .item").first().waitFor();
            assertSound(visit, "stranger", Look.PHONE);
        }
    }
}
