package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Doing something as a user, and watching what it changes. */
class PlaygroundPageIT extends PageTest {
    private static final Pattern TOOK = Pattern.compile("took effect in (\\d+) ms");

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldOfferThingsToDo(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/playground/dora")) {
            // Then
            visit.find(".deed").first().waitFor();
            visit.find(".interest").first().waitFor();
            assertSound(visit, "playground", look);
        }
    }

    @Test
    void shouldShowWhatALikeChangesWithoutAReload() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/playground/newcomer-of-this-test")) {
            // Given
            visit.find(".deed").first().waitFor();

            // When
            visit.find(".doables li").first().locator(".deed").nth(1).click();

            // Then
            Locator said = visit.find(".log .said").first();
            assertThat(said).hasText(TOOK);
            Matcher took = TOOK.matcher(said.innerText());
            assertThat(took.find()).isTrue();
            System.out.println("a like " + took.group());
            assertThat(visit.find(".interest").first()).isVisible();
        }
    }

    @Test
    void shouldShowWhatAnotherProcessSendsWithoutAReload() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/users/watched-by-this-test")) {
            // Given
            visit.find(".empty").waitFor();

            // When
            DEMO.lethe()
                    .post(
                            "/v1/events",
                            "{\"userId\": \"watched-by-this-test\", \"type\": \"search\", \"text\": \"sailing at night\"}");

            // Then
            visit.find(".interest").first().waitFor();
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
