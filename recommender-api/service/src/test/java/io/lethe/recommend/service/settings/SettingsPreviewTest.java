package io.lethe.recommend.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.settings.SettingsPreview.Ranked;
import io.lethe.recommend.service.settings.SettingsPreview.Summary;
import io.lethe.recommend.service.settings.SettingsPreview.UserChange;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsPreviewTest {
    private static final LiveCatalogue CATALOGUE = SmallShop.catalogue();

    @Test
    void shouldFindNoChangeBetweenEqualLists() {
        // When
        UserChange change = change(list("sail", "dive"), list("sail", "dive"));

        // Then
        assertThat(change.overlap()).isEqualTo(1);
        assertThat(change.changed()).isZero();
        assertThat(change.moved()).isZero();
        assertThat(change.firstChanged()).isFalse();
    }

    @Test
    void shouldTellWhatEntersWhatLeavesAndWhatMoves() {
        // When
        UserChange change = change(list("sail", "dive", "soup"), list("dive", "bread", "soup"));

        // Then
        assertThat(change.enter()).containsExactly(new Ranked("bread", "Bread at home", 2));
        assertThat(change.leave()).containsExactly(new Ranked("sail", "Sailing the coast", 1));
        assertThat(change.changed()).isEqualTo(1);
        assertThat(change.moved()).isEqualTo(1);
        assertThat(change.overlap()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(change.firstChanged()).isTrue();
    }

    @Test
    void shouldMeasureListsOfDifferentLengthByTheLonger() {
        // When
        UserChange longer = change(list("sail"), list("sail", "dive", "soup", "bread"));
        UserChange shorter = change(list("sail", "dive", "soup", "bread"), list("sail"));

        // Then
        assertThat(longer.overlap()).isEqualTo(0.25).isEqualTo(shorter.overlap());
        assertThat(longer.changed()).isEqualTo(3).isEqualTo(shorter.changed());
        assertThat(longer.firstChanged()).isFalse();
    }

    @Test
    void shouldCompareEmptyLists() {
        // When
        UserChange none = change(list(), list());
        UserChange some = change(list(), list("sail"));
        UserChange lost = change(list("sail"), list());

        // Then
        assertThat(none.overlap()).isEqualTo(1);
        assertThat(none.firstChanged()).isFalse();
        assertThat(some.overlap()).isZero();
        assertThat(some.firstChanged()).isTrue();
        assertThat(lost.firstChanged()).isTrue();
    }

    @Test
    void shouldSumUsersUp() {
        // When
        Summary summary = Summary.of(List.of(
                change(list("sail", "dive"), list("sail", "dive")),
                change(list("sail", "dive"), list("dive", "sail")),
                change(list("sail", "dive"), list("sail", "soup")),
                change(list("sail", "dive"), list("bread", "soup"))));

        // Then
        assertThat(summary).isEqualTo(new Summary(4, 3, 0.625, 0.75, 0.5));
    }

    @Test
    void shouldHaveNoFiguresOfNobody() {
        assertThat(Summary.of(List.of())).isEqualTo(new Summary(0, 0, null, null, null));
    }

    private static UserChange change(List<Recommendation> before, List<Recommendation> after) {
        return UserChange.of("anna", Source.LIVE, before, after);
    }

    private static List<Recommendation> list(String... ids) {
        return Stream.of(ids)
                .map(id -> new Recommendation(Objects.requireNonNull(CATALOGUE.find(id)), List.of()))
                .toList();
    }
}
