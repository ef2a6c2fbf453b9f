package io.lethe.recommend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.settings.SettingsReading.Faulty;
import io.lethe.recommend.settings.SettingsReading.Sound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsPatchTest {
    private static final SettingsDocument WEEK = sound(SettingsDocument.read(
            "kernel: exponential(7d)\nkernels: {purchase: exponential(60d)}\nmix: {trend: 0.2}\ntypes: {wave: "
                    + "{weight: 1.5}}\n"));

    @Test
    void shouldChangeTheFieldsItNamesAndNoOther() {
        // When
        SettingsDocument patched = patched("{\"mix\":{\"text\":0.5},\"diversity\":0.3}");

        // Then
        assertThat(changes(WEEK, patched)).containsExactly("mix.text: 0.2 to 0.5", "diversity: 0.1 to 0.3");
    }

    @Test
    void shouldBringDefaultsBackByNull() {
        assertThat(changes(WEEK, patched("kernels: {purchase: null}\nmix: {trend: ~}\n")))
                .containsExactly("kernels.purchase: \"exponential(60d)\" to null", "mix.trend: 0.2 to 0.03");
        assertThat(changes(WEEK, patched("kernel: null")))
                .containsExactly("kernel: \"exponential(7d)\" to \"exponential(30d)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"mix\":{}}", "{\"version\":\"abc\"}", "changes: []\nreset: []\nnumber: 7\n"})
    void shouldChangeNothingWhereNothingIsAsked(String patch) {
        assertThat(patched(patch)).isEqualTo(WEEK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"halfLife: 14d", "halfLifeSeconds: 1209600", "kernel: exponential(14d)"})
    void shouldTakeAHalfLifeByAnyOfItsNames(String patch) {
        assertThat(patched(patch).tree().path("kernel").asText()).isEqualTo("exponential(14d)");
    }

    @Test
    void shouldLetThePolarityOfAnAddedTypeFollowItsWeight() {
        assertThat(changes(WEEK, patched("types: {wave: {weight: -2}}")))
                .containsExactly("types.wave.polarity: \"positive\" to \"negative\"", "types.wave.weight: 1.5 to -2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"mix\":\n{\"tend\":1}}'; mix.tend; 2; did you mean trend?",
                "'mix:\n  tend: null'; mix.tend; 2; did you mean trend?",
                "'diversity: 0.5\nexploration: 2'; exploration; 2; a number from 0 to 1",
                "'[1]'; ''; 1; an object of fields",
                "'mix: {trend: 1, trend: 2}'; mix.trend; 1; twice"
            })
    void shouldNameTheFieldAndItsLineInThePatch(String patch, String field, int line, String reason) {
        // When
        SettingsReading reading = WEEK.patched(patch);

        // Then
        assertThat(reading).isInstanceOfSatisfying(Faulty.class, faulty -> {
            assertThat(faulty.errors()).hasSize(1);
            SettingsError error = faulty.errors().get(0);
            assertThat(error.field()).isEqualTo(field == null ? "" : field);
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.reason()).contains(reason);
        });
    }

    @Test
    void shouldSayWhatAWholeDocumentLeavesOut() {
        // Given
        String half = "halfLife: 14d\nkernels: {}\nmix: {text: 0.5}\n";
        SettingsDocument put = sound(SettingsDocument.read(half));

        // When
        List<String> reset = SettingsDocument.leftOut(half, SettingsChange.between(WEEK.tree(), put.tree()));

        // Then
        assertThat(reset).containsExactly("kernels.purchase", "types.wave.polarity", "types.wave.weight", "mix.trend");
    }

    private static SettingsDocument patched(String patch) {
        return sound(WEEK.patched(patch));
    }

    private static List<String> changes(SettingsDocument before, SettingsDocument after) {
        return SettingsChange.between(before.tree(), after.tree()).stream()
                .map(one -> one.path() + ": " + one.from() + " to " + one.to())
                .toList();
    }

    private static SettingsDocument sound(SettingsReading reading) {
        assertThat(reading).isInstanceOf(Sound.class);
        return ((Sound) reading).document();
    }
}
