package io.lethe.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings: what a change would do to users, saving it, what was changed before, and the way back. */
class SettingsPageIT extends PageTest {
    private static final String DEFAULTS = "{}";

    @BeforeAll
    @AfterAll
    static void resetSettings() {
        TenantCalls calls = new TenantCalls(DEMO.lethe().url(), "default");
        calls.put("/v1/settings", DEFAULTS);
        calls.delete("/v1/models/mix");
    }

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldShowWhatAChangeWouldDo(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/settings")) {
            // When
            visit.find("#setting-diversity").fill("0.9");
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find(".setting.edited .setting-mark.edited")).isVisible();
            visit.find(".effects li").first().waitFor();
            assertSound(visit, "settings", look);
        }
    }

    @Test
    void shouldSaveAndUndo() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/settings")) {
            // Given
            Locator diversity = visit.find("#setting-diversity");
            diversity.fill("0.7");
            visit.page().keyboard().press("Enter");

            // When
            visit.find(".save button").first().click();

            // Then
            assertThat(visit.find(".settings-side .notice")).containsText("In force now");
            assertThat(visit.find(".past li").first()).containsText("diversity 0.1 → 0.7");

            // When
            visit.find("[aria-labelledby=history-title] .panel-tools button")
                    .first()
                    .click();

            // Then
            assertThat(visit.find(".past li").first()).containsText("undone");
            assertThat(diversity).hasValue("0.1");
        }
    }

    @Test
    void shouldSetSingleTypesOfEvent() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/settings")) {
            // Given
            visit.find(".setting-group summary").all().forEach(Locator::click);

            // When
            add(visit, "kernels", "purchase", "exponential(52w)");
            add(visit, "types", "wave", "1.5");
            add(visit, "repeat.types", "play", "allow");
            visit.find(".save button").first().click();

            // Then
            assertThat(visit.find(".settings-side .notice")).containsText("In force now");
            assertThat(visit.find(".past li").first())
                    .containsText(Pattern.compile("kernels\\.purchase . . exponential\\(364d\\)"));
            assertThat(visit.find(".past li").first()).containsText("types.wave.weight");
            assertThat(visit.find(".past li").first()).containsText("repeat.types.play");
            assertThat(visit.find("[id='setting-types.wave.polarity']")).hasValue("positive");

            // When
            visit.find("[aria-labelledby=history-title] .panel-tools button")
                    .first()
                    .click();

            // Then
            assertThat(visit.find("[id='setting-kernels.purchase']")).hasCount(0);
        }
    }

    @Test
    void shouldExplainEverySettingInChinese() {
        try (Visit visit = DEMO.visit(Look.CHINESE).open("#/settings")) {
            // When
            visit.find(".setting-group summary").all().forEach(Locator::click);
            visit.find("[id='setting-ranker.pool']").waitFor();

            // Then
            List<String> hints = visit.find(".setting > p.quiet").allInnerTexts();
            List<String> labels = visit.find(".setting-head label").allInnerTexts();
            Assertions.assertThat(hints).hasSizeGreaterThan(50).allMatch(SettingsPageIT::isChinese);
            Assertions.assertThat(labels).hasSizeGreaterThan(50).allMatch(SettingsPageIT::isChinese);
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static void add(Visit visit, String setting, String type, String value) {
        visit.find("[id='add-" + setting + "']").fill(type);
        visit.page().keyboard().press("Enter");
        String field = "setting-" + setting + "." + type + (setting.equals("types") ? ".weight" : "");
        visit.find("[id='" + field + "']").fill(value);
        visit.page().keyboard().press("Enter");
    }

    @ParameterizedTest
    @MethodSource("io.lethe.endtoend.Look#some")
    void shouldTellWhatTheLogTaught(Look look) throws IOException {
        try (Visit visit = DEMO.visit(look).open("#/settings")) {
            // When
            visit.find("[aria-labelledby=learned-title] .panel-tools button")
                    .first()
                    .click();

            // Then
            Locator taught = visit.find("[aria-labelledby=learned-title]");
            assertThat(taught.locator(".save button")).hasCount(2);
            assertSound(visit, "learned", look);
            taught.locator(".save button").first().click();
            assertThat(taught.locator(".save button")).hasCount(1);
        }
    }

    @Test
    void shouldHoldANumberAndLetItGo() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/settings")) {
            // Given
            TenantCalls calls = new TenantCalls(DEMO.lethe().url(), "default");
            calls.post("/v1/models/mix", "");
            calls.patch("/v1/settings", "{\"learning\": {\"hold\": [\"text\"]}}");
            visit.page().reload();
            Locator text = visit.find("button[aria-label='Hold: text']");

            // When
            text.click();

            // Then
            assertThat(visit.find(".past li").first()).containsText("learning.hold [\"text\"] → []");

            // When
            visit.find("[aria-labelledby=learned-title] .save button").last().click();

            // Then
            assertThat(visit.find("[aria-labelledby=learned-title]")).containsText("Switched off");
        }
    }

    @Test
    void shouldSaySoWhereSomebodyElseWasFaster() {
        try (Visit visit = DEMO.visit(Look.DESK).open("#/settings")) {
            // Given
            visit.find("#setting-exploration").fill("0.2");
            visit.page().keyboard().press("Enter");
            new TenantCalls(DEMO.lethe().url(), "default").put("/v1/settings", "{\"diversity\": 0.3}");

            // When
            visit.find(".save button").first().click();

            // Then
            assertThat(visit.find(".settings-side .notice.bad")).containsText("Nothing was saved");

            // When
            visit.find(".settings-side .notice.bad button").click();

            // Then
            assertThat(visit.find("#setting-diversity")).hasValue("0.3");
            assertThat(visit.find("#setting-exploration")).hasValue("0.2");
        }
    }

    @Test
    void shouldNameTheFieldThatIsRefused() {
        try (Visit visit = DEMO.visit(Look.PHONE).open("#/settings")) {
            // When
            visit.tabTo(visit.find("#setting-diversity"));
            visit.page().keyboard().press("ControlOrMeta+A");
            visit.page().keyboard().type("7");
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find(".setting.edited .setting-wrong")).hasText(Pattern.compile(".*0 to 1.*"));
        }
    }
}
