package io.lethe.recommend.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.Shop;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.word.WordLikeness;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourcesTest {

    @Test
    void shouldLikenItemsByTheWordsThatFewOthersHave() {
        // Given
        Shop shop = new Shop()
                .item("a", "Blue kettle by Ostra", List.of(), 1, 0, 0, 0)
                .item("b", "Ostra toaster", List.of(), 0, 1, 0, 0)
                .item("c", "Blue scarf", List.of(), 0, 1, 0, 0)
                .item("d", "Blue door", List.of(), 0, 1, 0, 0);
        WordLikeness words = shop.catalogue.wordLikeness();

        // When
        WordLikeness.Query query = words.new Query();
        query.addItem(shop.catalogue.slotOf("a"), 2);
        double[] scores = new double[4];
        query.addTo(scores, 0.5);

        // Then
        double ostra = Math.log(4 / 2.0);
        double blue = Math.log(4 / 3.0);
        double rare = Math.log(4 / 1.0);
        double kettle = Math.sqrt(ostra * ostra + blue * blue + 2 * rare * rare);
        double toaster = Math.sqrt(ostra * ostra + rare * rare);
        assertThat(scores[shop.catalogue.slotOf("b")]).isCloseTo(ostra * ostra / (kettle * toaster), within(1e-12));
        assertThat(scores[shop.catalogue.slotOf("a")]).isCloseTo(1, within(1e-12));
        for (String item : List.of("a", "b", "c", "d")) {
            int slot = shop.catalogue.slotOf(item);
            assertThat(query.of(slot) * 0.5).isCloseTo(scores[slot], within(1e-12));
        }
        assertThat(query.shared(shop.catalogue.slotOf("b"), 3)).containsExactly("ostra");
    }

    @Test
    void shouldForgetTheWordsOfAnItemThatIsGone() {
        // Given
        Shop shop = new Shop()
                .item("a", "Blue kettle", List.of(), 1, 0, 0, 0)
                .item("b", "Blue toaster", List.of(), 0, 1, 0, 0)
                .item("c", "Red scarf", List.of(), 0, 1, 0, 0);
        int slot = shop.catalogue.slotOf("b");
        WordLikeness.Query before = shop.catalogue.wordLikeness().new Query();
        before.addText("a blue thing", 1);
        double likeness = before.of(slot);

        // When
        shop.catalogue.remove("b");
        WordLikeness.Query after = shop.catalogue.wordLikeness().new Query();
        after.addText("a blue thing", 1);

        // Then
        assertThat(likeness).isPositive();
        assertThat(after.of(slot)).isZero();
        assertThat(after.of(shop.catalogue.slotOf("a"))).isPositive();
    }

    @Test
    void shouldCountWhatHappenedAfterTheTimeAskedAboutAsIfItHappenedThen() {
        // Given
        long month = 30 * 24 * Shop.HOUR;
        Shop shop = Shop.standard()
                .happened("bread", 0, "purchase", Shop.NOW, 4)
                .happened("soup", 0, "purchase", Shop.NOW - 2 * month, 4);
        RankingSettings settings = RankingSettings.defaults();

        // When
        double[] now = shop.catalogue.trends().shares(settings, 7, Shop.NOW + month);
        double[] then = shop.catalogue.trends().shares(settings, 7, Shop.NOW - month);
        double[] before = shop.catalogue.trends().shares(settings, 7, Shop.NOW - 3 * month);

        // Then
        int soup = shop.catalogue.slotOf("soup");
        assertThat(now[soup]).isCloseTo(0.25, within(1e-9));
        assertThat(then[soup]).isCloseTo(0.5, within(1e-3));
        assertThat(before[soup]).isEqualTo(1);
    }

    @Test
    void shouldCountEachTimeThatSomethingWasChosenForChoosingItAgain() {
        // Given
        Shop shop = Shop.standard()
                .did("purchase", "bread", Shop.NOW - 3 * Shop.HOUR)
                .did("view", "bread", Shop.NOW - 2 * Shop.HOUR)
                .did("purchase", "bread", Shop.NOW - Shop.HOUR)
                .did("purchase", "soup", Shop.NOW);

        // When
        Map<String, Double> repeats = new TreeMap<>();
        for (Recommendation item :
                Shop.scored(shop.recommender(), shop.state(), Shop.NOW, items(shop, "bread", "soup", "mars"))) {
            repeats.put(
                    item.item().itemId(),
                    item.contributions().stream()
                            .filter(one -> one.kind() == Contribution.Kind.REPEAT)
                            .mapToDouble(Contribution::value)
                            .sum());
        }

        // Then
        double rate = 0.02 * 10 / (2 + 10);
        double again = rate * 10 / (1 + 10);
        assertThat(repeats.get("bread")).isCloseTo(2 * again * (forgotten(1) + forgotten(3)), within(1e-12));
        assertThat(repeats.get("soup")).isCloseTo(2 * again, within(1e-12));
        assertThat(repeats.get("mars")).isZero();
    }

    @Test
    void shouldForgetByWhatWasChosenLaterAndNotByTheOrderWithinOneTime() {
        // Given
        Shop shop = Shop.standard()
                .follows("bread", 0, "mars", 1)
                .follows("soup", 0, "mars", 1)
                .follows("sail", 0, "mars", 1)
                .did("purchase", "bread", Shop.NOW - 3 * Shop.HOUR)
                .did("purchase", "soup", Shop.NOW - Shop.HOUR)
                .did("view", "sail", Shop.NOW - Shop.HOUR)
                .did("view", "moon", Shop.NOW);

        // When
        List<Double> neighbours = neighbours(shop, "mars");

        // Then
        double once = Math.pow(2, -1.1);
        assertThat(neighbours).containsExactly(once, once, Math.pow(3, -1.1));
    }

    @Test
    void shouldCountWhatIsChosenAtTheSameTime() {
        // Given
        Shop shop = Shop.standard().goesWith("sail", 0, "mars", 2).goesWith("sail", 1, "mars", 1, "soup", 1);
        shop.did("purchase", "sail", Shop.NOW);

        // When
        List<Double> both = neighbours(shop, "mars");
        shop.catalogue.putNeighbours("sail", 0, null);

        // Then
        assertThat(both).containsExactly(3.0);
        assertThat(neighbours(shop, "mars")).containsExactly(1.0);
        assertThat(neighbours(shop, "bread")).isEmpty();
    }

    @Test
    void shouldTellWhichPartComesFromBeingChosenAtTheSameTime() {
        // Given
        Shop shop = Shop.standard().follows("sail", 0, "mars", 1, "moon", 1).goesWith("sail", 1, "mars", 3);
        shop.did("purchase", "sail", Shop.NOW);

        // When
        List<Recommendation> items =
                Shop.scored(shop.recommender(), shop.state(), Shop.NOW, items(shop, "mars", "moon"));
        List<Contribution> found = items.stream()
                .flatMap(item -> item.contributions().stream())
                .filter(one -> one.kind() == Contribution.Kind.NEIGHBOUR)
                .toList();

        // Then
        assertThat(found).extracting(Contribution::value).containsExactly(4.0, 1.0);
        assertThat(found).extracting(Contribution::together).containsExactly(3.0, 0.0);
        assertThat(found.get(0).withValue(-8).together()).isEqualTo(-6);
        assertThat(found.get(1).withValue(8)).extracting(Contribution::together).isEqualTo(0.0);
    }

    /** What the neighbours of the history add to an item, the newest first. */
    private static List<Double> neighbours(Shop shop, String item) {
        return Shop.scored(shop.recommender(), shop.state(), Shop.NOW, items(shop, item))
                .get(0)
                .contributions()
                .stream()
                .filter(one -> one.kind() == Contribution.Kind.NEIGHBOUR)
                .map(Contribution::value)
                .toList();
    }

    /** The remaining weight of a habit after some hours. */
    private static double forgotten(double hours) {
        return Math.pow(1 + hours / (7 * 24), -0.25);
    }

    private static List<CatalogueItem> items(Shop shop, String... ids) {
        return Arrays.stream(ids)
                .map(id -> Objects.requireNonNull(shop.catalogue.find(id)))
                .toList();
    }
}
