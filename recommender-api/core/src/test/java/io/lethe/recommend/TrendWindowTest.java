package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.decay.Kernel;
import io.lethe.recommend.TrendWindow.Course;
import io.lethe.recommend.TrendWindow.Trending;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.CategoryCounts;
import io.lethe.recommend.catalogue.CategoryCounts.Category;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendWindowTest {
    private static final long DAY = 24 * Shop.HOUR;

    private final Shop shop = Shop.standard()
            .happened("sail", 0, "view", Shop.NOW - 9 * DAY, 100)
            .happened("sail", 1, "view", Shop.NOW - DAY, 200)
            .happened("bread", 0, "view", Shop.NOW, 1)
            .happened("mars", 0, "view", Shop.NOW - 9 * DAY, 30)
            .happened("mars", 1, "view", Shop.NOW - DAY, 6)
            .happened("moon", 0, "view", Shop.NOW - 9 * DAY, 5)
            .happened("moon", 1, "view", Shop.NOW - DAY, 5)
            .happened("soup", 0, "hide", Shop.NOW, 50)
            .happened("reef", 0, "view", Shop.NOW - 30 * DAY, 70);
    private final TrendWindow week = new TrendWindow(shop.catalogue, RankingSettings.defaults(), 7 * DAY);

    @Test
    void shouldPutTheSurerRiseFirst() {
        // When
        List<Trending> rising = week.items(Course.RISING, ItemFilter.ANYTHING, 10);

        // Then
        assertThat(ids(rising)).containsExactly("sail", "bread");
        assertThat(rising.get(0).events()).isEqualTo(200);
        assertThat(rising.get(0).eventsBefore()).isEqualTo(100);
        assertThat(rising.get(0).scored().score()).isCloseTo(100 / Math.sqrt(300), within(1e-12));
        assertThat(rising.get(1).scored().score()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldTellWhatFades() {
        // When
        List<Trending> fading = week.items(Course.FADING, ItemFilter.ANYTHING, 10);

        // Then
        assertThat(ids(fading)).containsExactly("mars");
        assertThat(fading.get(0).scored().score()).isCloseTo(4, within(1e-12));
    }

    @Test
    void shouldTellWhatIsPopularByWindowAndCategory() {
        // Given
        Shop shop = Shop.standard()
                .happened("bread", 0, "view", Shop.NOW - 20 * DAY, 100)
                .happened("sail", 0, "view", Shop.NOW, 2)
                .happened("sail", 3, "view", Shop.NOW, 1)
                .happened("soup", 0, "view", Shop.NOW, 1);

        // When
        TrendWindow ever = new TrendWindow(shop.catalogue, RankingSettings.defaults(), TrendWindow.ALL);
        TrendWindow week = new TrendWindow(shop.catalogue, RankingSettings.defaults(), 7 * DAY);
        List<Trending> all = ever.items(Course.TOP, ItemFilter.ANYTHING, 10);
        List<Trending> lately = week.items(Course.TOP, ItemFilter.ANYTHING, 10);
        List<Trending> kitchen = week.items(Course.TOP, new ItemFilter.InCategory("Kitchen"), 10);

        // Then
        assertThat(ids(all)).containsExactly("bread", "sail", "soup");
        assertThat(ids(lately)).containsExactly("sail", "soup");
        assertThat(lately.get(1).scored().score()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(ids(kitchen)).containsExactly("soup");
    }

    @Test
    void shouldNotUnderflowOverTwentyYears() {
        // Given
        Shop shop = Shop.standard()
                .happened("bread", 0, "view", Shop.NOW - 365 * 20 * DAY, 2)
                .happened("soup", 0, "view", Shop.NOW - 365 * 20 * DAY, 1)
                .happened("sail", 0, "view", Shop.NOW, 1);
        RankingSettings hasty = RankingSettings.defaults()
                .withInterest(RankingSettings.defaults().interest().withKernel(Kernel.ofHalfLife(3600)));

        // When
        List<Trending> all =
                new TrendWindow(shop.catalogue, hasty, TrendWindow.ALL).items(Course.TOP, ItemFilter.ANYTHING, 10);

        // Then
        assertThat(ids(all)).containsExactly("sail", "bread", "soup");
    }

    @Test
    void shouldCountBothWindowsOfWhatIsPopular() {
        // When
        List<Trending> top = week.items(Course.TOP, ItemFilter.ANYTHING, 2);
        List<Trending> ever = new TrendWindow(shop.catalogue, RankingSettings.defaults(), TrendWindow.ALL)
                .items(Course.TOP, ItemFilter.ANYTHING, 10);

        // Then
        assertThat(ids(top)).startsWith("sail");
        assertThat(top.get(0).scored().score()).isEqualTo(1);
        assertThat(top.get(0).events()).isEqualTo(200);
        assertThat(ids(ever)).contains("reef").doesNotContain("soup");
        assertThat(ever.get(0).events()).isEqualTo(300);
        assertThat(ever.get(0).eventsBefore()).isZero();
    }

    @Test
    void shouldTellWhatPeopleWentOnTo() {
        // Given
        shop.follows("sail", 0, "soup", 3, "dive", 1)
                .follows("sail", 1, "dive", 1)
                .follows("moon", 0, "sail", 9);
        Exploration exploration = new Exploration(shop.catalogue, RankingSettings.defaults());
        CatalogueItem sail = shop.catalogue.at(shop.catalogue.slotOf("sail"));

        // When
        List<Scored> next = exploration.next(java.util.Objects.requireNonNull(sail), ItemFilter.ANYTHING, 10);

        // Then
        assertThat(next.stream().map(one -> one.item().itemId())).containsExactly("soup", "dive");
        assertThat(next.get(1).score()).isCloseTo(2 / Math.sqrt(300), within(1e-12));
    }

    @Test
    void shouldCountTheItemsOfEachCategory() {
        // Given
        shop.item("old", "Old rope", "", List.of("Sea"), java.util.Map.of(), false, 1, 0, 0, 0)
                .item("twice", "Soup at sea", List.of("Sea", "Kitchen", "Sea"), 1, 0, 1, 0);

        // When
        List<Category> categories = CategoryCounts.of(shop.catalogue);

        // Then
        assertThat(categories)
                .containsExactly(new Category("Sea", 4), new Category("Kitchen", 3), new Category("Space", 2));
    }

    private static List<String> ids(List<Trending> items) {
        return items.stream().map(one -> one.scored().item().itemId()).toList();
    }
}
