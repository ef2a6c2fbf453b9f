package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void shouldNameAnInterestByWhatSetsItApart() {
        // Given
        Shop shop = Shop.standard().did("view", "sail", Shop.NOW).did("view", "dive", Shop.NOW);
        List<InterestPoint> points = points(shop);

        // When
        Labels.Label label = new Labels(shop.catalogue).of(points.get(0));

        // Then
        assertThat(points).hasSize(1);
        assertThat(label.text()).startsWith("Sea");
        assertThat(label.terms())
                .contains("Sea", "sailing", "coast", "diving", "deep")
                .doesNotContain("the");
    }

    @Test
    void shouldNeverBeEmpty() {
        // Given
        Shop shop = new Shop().item("x", "42", List.of(), 1, 0, 0, 0).did("view", "x", Shop.NOW);

        // When
        Labels.Label label = new Labels(shop.catalogue).of(points(shop).get(0));

        // Then
        assertThat(label.text()).isEqualTo("42");
        assertThat(label.terms()).containsExactly("42");
    }

    private static List<InterestPoint> points(Shop shop) {
        return new Profiler(shop.catalogue, InterestSettings.defaults())
                .profile(shop.state(), Shop.NOW)
                .points();
    }
}
