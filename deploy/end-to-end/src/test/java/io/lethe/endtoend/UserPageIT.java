package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A user: the river, the interests with their events, recommendations with their why, and what another memory would
 * change.
 */
class UserPageIT extends PageTest {
    private static final String BRUNO = "#/users/bruno";
    private static final String UNAVAILABLE = """
            {"title": "Service Unavailable", "status": 503, "detail": "The service that knows the users does not answer."}
            """;

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
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
    @MethodSource("io.lethe.endtoend.Look#some")
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
    @MethodSource("io.lethe.endtoend.Look#some")
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
            assertThat(visit.find("[aria-labelledby=interests-title] .when")).containsText("As of");
            assertThat(visit.page()).hasURL(Pattern.compile(".*at=.*"));
        }
    }

    @Test
    void shouldFollowWhileOneDragsAndAsks() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // Given
            Locator slider = visit.find("lethe-river input");
            visit.find("lethe-recommendations .item").first().waitFor();
            String now = slider.getAttribute("aria-valuetext");
            visit.forgetLongTasks();

            // When
            slider.focus();
            for (int presses = 0; presses < 40; presses++) {
                visit.page().keyboard().press("ArrowLeft");
            }
            visit.find(".presets button").nth(1).click();

            // Then
            visit.find(".beside li").first().waitFor();
            System.out.println("tasks of over 50 ms while dragging: " + visit.longTasks());
            assertThat(slider.getAttribute("aria-valuetext")).isNotEqualTo(now);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void shouldShowSharesFirstAndFiguresThatAddUpOnDemand() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // Given
            assertThat(visit.find(".interest-facts b").first()).hasText(Pattern.compile("\\d+%"));
            assertThat(visit.find(".strength")).hasCount(0);

            // When
            visit.find("#interests-title ~ .panel-tools button").first().click();
            visit.find(".interest summary").first().click();
            visit.find("lethe-recommendations .item summary").first().click();
            visit.find("lethe-why .reasons summary").first().click();

            // Then
            String strength = visit.find(".strength b").first().innerText();
            assertThat(visit.find(".interest tfoot td.figure").last()).hasText(strength);
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
    void shouldOpenTheWhyThatALinkLeadsTo() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // Given
            Locator third = visit.find("lethe-recommendations .item").nth(2);
            third.locator("summary").first().click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*why=.+"));
            String link = visit.page().url();

            // When
            visit.page().reload();

            // Then
            assertThat(third.locator("lethe-why .sentence")).isInViewport();
            assertThat(visit.page()).hasURL(link);
        }
    }

    @Test
    void shouldCopyARequestAsCurl() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // Given
            visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.find(".interest").first().waitFor();

            // When
            visit.tabTo(visit.find("#interests-title ~ .panel-tools lethe-copy button"));
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find("#interests-title ~ .panel-tools [role=status]"))
                    .hasText("Copied");
            assertThat(visit.page().evaluate("navigator.clipboard.readText()"))
                    .isEqualTo("curl '" + DEMO.lethe().url() + "/v1/users/bruno/interests'");
        }
    }

    @Test
    void shouldAskForAUsersEventsAndTheirTitlesInOneCall() {
        try (Visit visit = DEMO.visit(Look.DESK).open(BRUNO)) {
            // Given
            List<String> items = new CopyOnWriteArrayList<>();
            visit.page().onRequest(request -> {
                if (request.url().contains("/v1/items/")) {
                    items.add(request.url());
                }
            });

            // When
            visit.find(".interest summary").first().click();

            // Then
            assertThat(visit.find(".interest .events a").first()).isVisible();
            assertThat(items).isEmpty();
        }
    }

    @Test
    void shouldNotTakeAUserWhoCouldNotBeAskedAboutForAStranger() {
        try (Visit visit = DEMO.visit(Look.DESK)) {
            // Given
            visit.page()
                    .route(
                            "**/v1/users/bruno/interests",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(503)
                                    .setContentType("application/problem+json")
                                    .setBody(UNAVAILABLE)));

            // When
            visit.open(BRUNO);

            // Then
            assertThat(visit.find(".unavailable")).isVisible();
            assertThat(visit.find(".empty")).hasCount(0);

            // When
            visit.page().unroute("**/v1/users/bruno/interests");

            // Then
            assertThat(visit.find(".interest").first()).isVisible();
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
