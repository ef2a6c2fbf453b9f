package io.lethe.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.tune.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OracleSearchTest {
    private final List<Chosen> tried = new ArrayList<>();

    private double hill(Chosen chosen) {
        tried.add(chosen);
        return 1
                / (1
                        + Math.abs(chosen.real("historyPower") - 0.3)
                        + Math.abs(chosen.real("backward") - 1)
                        + chosen.real("text")
                        + Math.abs(chosen.real("trend") - 0.3));
    }

    private Chosen best(int trials) {
        return new OracleSearch(this::hill, Set.of("habit"), trials, (done, all) -> {}).best();
    }

    @Test
    void shouldFindTheTopOfAHill() {
        // When
        Chosen best = best(200);

        // Then
        assertThat(best.real("historyPower")).isEqualTo(0.3);
        assertThat(best.real("backward")).isEqualTo(1);
        assertThat(best.real("text")).isZero();
        assertThat(best.real("trend")).isEqualTo(0.3);
    }

    @Test
    void shouldTryNothingTwiceNorMoreThanAllowed() {
        // When
        Chosen best = best(15);

        // Then
        assertThat(tried).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(15);
        assertThat(hill(best)).isGreaterThanOrEqualTo(hill(WorldMix.defaults()));
    }

    @Test
    void shouldLeaveAloneWhatCannotMatter() {
        // When
        best(200);

        // Then
        assertThat(tried.stream().filter(chosen -> chosen.real("habit") > 0)).allMatch(chosen -> chosen.word("habit")
                .equals(WorldMix.defaults().word("habit")));
    }
}
