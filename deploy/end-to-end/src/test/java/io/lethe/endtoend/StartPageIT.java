package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The greeting, and what it leads to in at most three clicks. */
class StartPageIT extends PageTest {

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#all")
    void shouldGreetWithPeople(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("")) {
            // Then
            visit.find(".person").first().waitFor();
            assertThat(visit.find(".person").count()).isGreaterThan(5);
            assertSound(visit, "start", look);
        }
    }

    @Test
    void shouldPaintAgainAfterAReload() {
        try (Visit visit = DEMO.visit(Look.DESK).open("")) {
            // When
            visit.page().reload();
            visit.find("main h1").first().waitFor();

            // Then
            System.out.printf("first paint after %.0f ms%n", visit.firstPaintMillis());
            assertThat(visit.firstPaintMillis()).isPositive();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void shouldSayWhichInterestFadedAndCameBackInThreeClicks() {
        try (Visit visit = DEMO.visit(Look.DESK).open("")) {
            // When
            visit.find(".tour a").first().click();

            // Then
            assertThat(visit.find(".marks button.back").first()).isVisible();
            assertThat(visit.find(".interest .trend.revived").first()).isVisible();
        }
    }

    @Test
    void shouldSayWhyAnItemIsRecommendedInOneClick() {
        try (Visit visit = DEMO.visit(Look.DESK).open("")) {
            // When
            visit.find(".tour a").nth(1).click();

            // Then
            assertThat(visit.find("lethe-why .sentence").first()).isVisible();
            assertThat(visit.find("lethe-why .reason-head b").first()).hasText(Pattern.compile("<?\\d+%"));
            assertThat(visit.page()).hasURL(Pattern.compile(".*why=.+"));
        }
    }

    @Test
    void shouldShowWhatAHalfLifeOfOneDayWouldChangeInThreeClicks() {
        try (Visit visit = DEMO.visit(Look.DESK).open("")) {
            // When
            visit.find(".person-name").first().click();
            visit.find(".presets button").nth(1).click();

            // Then
            assertThat(visit.find(".beside section")).hasCount(2);
            assertThat(visit.find(".interest .before-word").first()).isVisible();
            assertThat(visit.page()).hasURL(Pattern.compile(".*halfLife=1d.*"));
        }
    }

    @Test
    void shouldLeadFromNothingToAnAnswer() throws Exception {
        try (Visit visit = DEMO.visit(Look.DESK)) {
            // Given
            visit.page().route("**/v1/users?*", answer -> answer.fulfill(json("{\"users\": []}")));
            visit.page().route("**/v1/demo?*", answer -> answer.fulfill(json("").setStatus(204)));
            visit.open("");
            String[] commands = visit.find(".command pre").last().innerText().split("\n");

            // When
            StringBuilder printed = new StringBuilder();
            for (String command : commands) {
                new Barrier(DEMO.lethe()).await();
                printed.append(run(command));
            }

            // Then
            assertThat(commands).hasSize(3);
            assertThat(printed.toString()).contains("An oar of ash");

            // When
            visit.page().unroute("**/v1/users?*");

            // Then
            assertThat(visit.find(".person-name").filter(new Locator.FilterOptions().setHasText("you")))
                    .isVisible();
        }
    }

    private static String run(String command) throws IOException {
        Process shell = new ProcessBuilder("bash", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Route.FulfillOptions json(String body) {
        return new Route.FulfillOptions().setContentType("application/json").setBody(body);
    }

    @Test
    void shouldBeWalkedByKeyboard() {
        try (Visit visit = DEMO.visit(Look.DESK).open("")) {
            // Given
            visit.find(".person").first().waitFor();

            // When
            visit.page().keyboard().press("Tab");
            visit.page().keyboard().press("Enter");
            visit.tabTo(visit.find(".person-name").first());
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find("lethe-river input")).isVisible();
        }
    }
}
