package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file dropped on the page: what was found, what its columns mean, five rows, and its way in. */
class ImportPageIT extends PageTest {
    private static final int ROWS = 20;

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldShowWhatTheColumnsMeanBeforeAnythingIsSent(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/import")) {
            // When
            visit.find("input[type=file]").setInputFiles(file("orders.csv"));

            // Then
            visit.find(".mapping select").first().waitFor();
            visit.find(".rows tbody tr").first().waitFor();
            assertSound(visit, "import", look);
        }
    }

    @Test
    void shouldImportAFileOfColumnsThatNobodyKnows() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/import")) {
            // Given
            visit.find("input[type=file]").setInputFiles(file("orders-of-mine.csv"));
            choose(visit, "customer", "user");
            choose(visit, "product", "item");
            choose(visit, "what", "type");
            choose(visit, "when", "time");
            Locator apply = visit.find(".mapping-tools button");
            if (apply.isEnabled()) {
                apply.click();
                assertThat(apply).isDisabled();
            }

            // When
            visit.find("button[type=submit]:has-text('Import')").first().click();

            // Then
            assertThat(visit.find("[role=progressbar]")).isVisible();
            assertThat(visit.find("#import-title")).isVisible();
            Locator user = visit.find(".save a");
            assertThat(user).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));

            // When
            user.click();

            // Then
            assertThat(visit.page()).hasURL(Pattern.compile(".*#/users/buyer-.*"));
            assertThat(visit.find(".interest").first()).isVisible();
        }
    }

    @Test
    void shouldSayWhyAFileCannotBeRead() {
        try (Visit visit = DEMO.visit(Look.PHONE).open("#/import")) {
            // When
            visit.find("input[type=file]")
                    .setInputFiles(
                            new FilePayload("holiday.csv", "text/csv", "x\n1\n2\n".getBytes(StandardCharsets.UTF_8)));

            // Then
            assertThat(visit.find("#import-title, .notice.bad").first()).isVisible();
            assertThat(visit.find("button[type=submit]:has-text('Import')")).hasCount(0);
        }
    }

    private static void choose(Visit visit, String column, String role) {
        visit.find("select[aria-label='Meaning of " + column + "']").selectOption(role);
    }

    /** Rows of a shop of its own, with times in seconds. */
    private static FilePayload file(String name) {
        long now = Instant.now().getEpochSecond();
        StringBuilder rows = new StringBuilder("customer,product,what,when\n");
        for (int row = 0; row < ROWS; row++) {
            rows.append("buyer-")
                    .append(row % 3)
                    .append(",cakes-for-small-kitchens,")
                    .append(row % 2 == 0 ? "view" : "purchase")
                    .append(',')
                    .append(now - row * 3600L)
                    .append('\n');
        }
        return new FilePayload(name, "text/csv", rows.toString().getBytes(StandardCharsets.UTF_8));
    }
}
