package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {
    private static final Versioned IN_FORCE = SmallShop.defaults();

    @Test
    void shouldReadEventsByTheSettingsInForceWhereNothingIsAsked() {
        // When
        WhatIf whatIf = WhatIf.of(IN_FORCE, null, null);

        // Then
        assertThat(whatIf.asked()).isFalse();
        assertThat(whatIf.used()).isEqualTo(IN_FORCE.settings());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "exponential, 7d, exponential(7d)",
                "exponential, -, exponential(30d)",
                "-, 7d, exponential(7d)",
                "exponential(2d), 4d, exponential(4d)",
                "exponential(2d), -, exponential(2d)"
            })
    void shouldTakeTheKernelAndTheHalfLifeThatAreGiven(String kernel, String halfLife, String used) {
        // When
        WhatIf whatIf = WhatIf.of(IN_FORCE, kernel, halfLife);

        // Then
        assertThat(whatIf.asked()).isTrue();
        assertThat(whatIf.interest().kernel()).hasToString(used);
        assertThat(whatIf.inForce()).isEqualTo(IN_FORCE);
        assertThat(whatIf.inForce().settings().interest().kernel()).hasToString("exponential(30d)");
    }

    @Test
    void shouldReplaceTheKernelsOfAllTypesAndStretchThemAlike() {
        // Given
        Versioned byType = SettingsBook.patched(IN_FORCE, "{\"kernels\":{\"purchase\":\"exponential(60d)\"}}");

        // When
        WhatIf replaced = WhatIf.of(byType, "exponential(10d)", null);
        WhatIf stretched = WhatIf.of(byType, null, "15d");

        // Then
        assertThat(replaced.interest().kernel().halfLifeSeconds("purchase").orElseThrow())
                .isEqualTo(10 * 86_400.0);
        assertThat(stretched.interest().kernel().halfLifeSeconds("view").orElseThrow())
                .isEqualTo(15 * 86_400.0);
        assertThat(stretched.interest().kernel().halfLifeSeconds("purchase").orElseThrow())
                .isEqualTo(30 * 86_400.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exponential(", "exponential(-1d)", "wave(3d)", "exponential(7d) exponential(7d)"})
    void shouldRefuseWhatIsNoKernel(String kernel) {
        Refusals.ofField("kernel", () -> WhatIf.of(IN_FORCE, kernel, null));
    }

    @Test
    void shouldBoundTheLengthOfAKernel() {
        // Given
        String kernel = "exponential(7d)";

        // When / Then
        assertThat(WhatIf.of(IN_FORCE, kernel + " ".repeat(2000 - kernel.length()), null)
                        .asked())
                .isTrue();
        Refusals.ofField("kernel", () -> WhatIf.of(IN_FORCE, kernel + " ".repeat(2001 - kernel.length()), null))
                .hasMessageContaining("2000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon"})
    void shouldRefuseWhatIsNoHalfLife(String halfLife) {
        Refusals.ofField("halfLife", () -> WhatIf.of(IN_FORCE, null, halfLife));
    }

    @Test
    void shouldRefuseAHalfLifeForWhatDoesNotAgeByTheClock() {
        Refusals.ofField("halfLife", () -> WhatIf.of(IN_FORCE, "positions(exponential(20))", "7d"))
                .hasMessageContaining("does not age by the clock");
    }
}
