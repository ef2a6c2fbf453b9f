package io.lethe.evaluation.interest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.RevivalLaw;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevivalStudyTest {

    @Test
    void shouldFindWhatWasPlanted() {
        // When
        List<RevivalStudy.Line> lines = new RevivalStudy(InterestSettings.defaults(), 200, 7).run();

        // Then
        lines.forEach(line -> System.out.printf(
                "strays %.1f, uneven %.1f: precision %.3f, recall %.3f, faded %d of %d%n",
                line.strays(), line.gaps(), line.precision(), line.recall(), line.fadedFound(), line.fadedPlanted()));
        assertThat(lines.get(0).precision()).isGreaterThan(0.99);
        assertThat(lines.get(0).recall()).isGreaterThan(0.95);
        assertThat(lines).allSatisfy(line -> assertThat(line.planted()).isEqualTo(200));
        assertThat(lines).filteredOn(line -> line.strays() <= 1).hasSize(5).allSatisfy(line -> {
            assertThat(line.precision()).isGreaterThan(0.85);
            assertThat(line.recall()).isGreaterThan(0.9);
        });
    }

    @Test
    void shouldFindNothingWhereNothingCountsAsFaded() {
        // When
        List<RevivalStudy.Line> lines = new RevivalStudy(
                        InterestSettings.defaults().withRevival(new RevivalLaw(1e-300, 0.25, 4, 2, 1, 10)), 20, 7)
                .run();

        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line.called()).isZero());
    }
}
