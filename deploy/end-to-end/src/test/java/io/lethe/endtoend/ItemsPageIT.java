package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items: search by meaning, an item, what is similar, and what people went on to. */
class ItemsPageIT extends PageTest {

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldSearchByMeaning(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/items?q=stars%20at%20night")) {
            // Then
            visit.find(".catalogue li").nth(4).waitFor();
            assertSound(visit, "items", look);
        }
    }

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldShowAnItemAndWhatIsAroundIt(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/items/cakes-for-small-kitchens")) {
            // Then
            visit.find(".text").waitFor();
            visit.find("[aria-labelledby=similar-title] li").first().waitFor();
            visit.find("[aria-labelledby=next-title] li").first().waitFor();
            assertSound(visit, "item", look);
        }
    }

    @Test
    void shouldFindByKeyboardAndOpen() {
        try (Visit visit = DEMO.visit(Look.PHONE).open("#/items")) {
            // When
            visit.tabTo(visit.find("input[name=q]"));
            visit.page().keyboard().type("bread");
            visit.page().keyboard().press("Enter");
            assertThat(visit.page()).hasURL(Pattern.compile(".*q=bread.*"));
            visit.tabTo(visit.find(".catalogue a").first());
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find("article h1")).isVisible();
        }
    }
}
