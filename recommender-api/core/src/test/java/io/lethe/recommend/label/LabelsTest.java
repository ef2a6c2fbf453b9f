package io.lethe.recommend.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.Shop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    private static final long DAY = 86_400_000L;

    @Test
    void shouldNameAnInterestByWhatSetsItApart() {
        // Given
        Shop shop = Shop.standard()
                .did("view", "sail", Shop.NOW)
                .did("view", "dive", Shop.NOW)
                .did("view", "reef", Shop.NOW);
        List<InterestPoint> points = points(shop, Shop.NOW);

        // When
        Labels.Label label = new Labels(shop.catalogue).of(points.get(0));

        // Then
        assertThat(points).hasSize(1);
        assertThat(label.text()).isEqualTo("Sea");
        assertThat(label.terms()).containsExactly("Sea");
    }

    @Test
    void shouldWeighTermsByTheDivergenceFromTheCatalogue() {
        // Given
        Shop shop = Shop.standard()
                .did("view", "sail", Shop.NOW)
                .did("view", "dive", Shop.NOW)
                .did("view", "reef", Shop.NOW);
        InterestPoint point = points(shop, Shop.NOW).get(0);
        List<LabelMember> members = point.evidence().stream()
                .map(event -> LabelMember.of(event, shop.catalogue, event.weight()))
                .toList();

        // When
        List<LabelTerm> scored = new LabelTerms(shop.catalogue, new DenseTerms(shop.catalogue), members).scored();

        // Then
        LabelTerm sea = scored.stream()
                .filter(term -> term.text().equals("Sea"))
                .findFirst()
                .orElseThrow();
        assertThat(sea.score()).isCloseTo(Math.log(1 / (3.5 / 8)), within(1e-12));
    }

    @Test
    void shouldPreferWhatIsRareInTheCatalogueToWhatIsFrequentInTheInterest() {
        // Given
        Shop shop = new Shop();
        for (int i = 0; i < 40; i++) {
            shop.item("drama-" + i, "Film number " + i, List.of("Drama"), 0, 1, 0, 0);
        }
        for (int i = 0; i < 4; i++) {
            shop.item(
                    "noir-" + i,
                    "Night " + i,
                    i == 0 ? List.of("Film-Noir") : List.of("Drama", "Film-Noir"),
                    1,
                    0,
                    0,
                    0);
            shop.did("view", "noir-" + i, Shop.NOW - i);
        }

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.text()).isEqualTo("Film-Noir, Night");
    }

    @Test
    void shouldAskForTwoMembersAndAQuarterOfThem() {
        // Given
        Shop shop = new Shop();
        List<String> titles = List.of("Blue lamp", "Blue candle", "Green kettle", "Round mirror");
        for (int i = 0; i < titles.size(); i++) {
            shop.item("home-" + i, titles.get(i), List.of(), 1, 0, 0, 0).did("view", "home-" + i, Shop.NOW + i);
        }
        filler(shop, 30);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW + 9).get(0));

        // Then
        assertThat(label.terms()).containsExactly("Blue");
    }

    @Test
    void shouldNotSayTheSameTwice() {
        // Given
        Shop shop = new Shop();
        List<String> titles = List.of("Lunch box blue", "Lunch boxes red", "Big Lunch Box", "Lunch box");
        for (int i = 0; i < titles.size(); i++) {
            shop.item("box-" + i, titles.get(i), List.of(), 1, 0, 0, 0).did("view", "box-" + i, Shop.NOW - i);
        }
        filler(shop, 30);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.terms()).containsExactly("Lunch box");
    }

    @Test
    void shouldTakeTwoWordsForOneTermWithArticlesBetween() {
        // Given
        Shop shop = new Shop();
        List<String> titles = List.of("Back to the Future (1985)", "Back to the Future II", "Back to the Future III");
        for (int i = 0; i < titles.size(); i++) {
            shop.item("back-" + i, titles.get(i), List.of("Comedy"), 1, 0, 0, 0).did("view", "back-" + i, Shop.NOW - i);
        }
        filler(shop, 10);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.terms()).containsExactly("Back to the Future", "Comedy");
    }

    @Test
    void shouldNameAnOnlyItemByItsTitle() {
        // Given
        Shop shop = Shop.standard().did("view", "sail", Shop.NOW);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.text()).isEqualTo("Sailing the coast");
        assertThat(label.terms()).contains("Sea");
    }

    @Test
    void shouldLeaveOutCodesAndNumbers() {
        // Given
        Shop shop = new Shop();
        List<String> titles = List.of(
                "A4 holder 15CM VII", "A4 holder 15CM VII big", "A4 holder 2011 VII 15CM", "B 15CM VII 2011 A4");
        for (int i = 0; i < titles.size(); i++) {
            shop.item("a4-" + i, titles.get(i), List.of(), 1, 0, 0, 0).did("view", "a4-" + i, Shop.NOW - i);
        }
        filler(shop, 10);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.terms()).containsExactly("holder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lotion   | Body lotion, 8 Ounce    | Hand lotion 3.4-Ounce    | Sun lotion, 1.7 Ounces
            Espresso | House espresso, one kilo | Dark espresso, Two Kilos | Espresso, half a kilo
            """)
    void shouldLeaveOutUnits(String term, String first, String second, String third) {
        // Given
        Shop shop = new Shop();
        List<String> titles = List.of(first, second, third);
        for (int i = 0; i < titles.size(); i++) {
            shop.item("thing-" + i, titles.get(i), List.of(), 1, 0, 0, 0).did("view", "thing-" + i, Shop.NOW - i);
        }
        filler(shop, 10);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.terms()).containsExactly(term);
    }

    @Test
    void shouldNeverBeEmpty() {
        // Given
        Shop shop = new Shop().item("x", "42", List.of(), 1, 0, 0, 0).did("view", "x", Shop.NOW);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.text()).isEqualTo("42");
        assertThat(label.terms()).containsExactly("42");
    }

    @Test
    void shouldNameWhatWasTyped() {
        // Given
        Shop shop = Shop.standard().typed("wooden boats", Shop.NOW, 1, 0, 0, 0);

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.text()).isEqualTo("wooden boats");
    }

    @Test
    void shouldTakeTheTitleInTheMiddleAndOneMoreWhereNothingIsShared() {
        // Given
        Shop shop = new Shop()
                .item("left", "Lamp", List.of(), 0.8f, 0.3f, 0, 0)
                .item("middle", "Candle", List.of(), 0.9f, 0, 0, 0)
                .item("right", "Mirror", List.of(), 0.8f, 0, 0.3f, 0)
                .item("far", "Kettle", List.of(), 0.8f, 0, 0, 0.3f);
        shop.did("view", "left", 1)
                .did("view", "middle", 2)
                .did("view", "right", 3)
                .did("view", "far", 4);
        filler(shop, 10);

        // When
        Labels.Label label = new Labels(shop.catalogue).of(points(shop, 5).get(0));

        // Then
        assertThat(label.text()).isEqualTo("Candle, Lamp");
        assertThat(label.share()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldNameWhatMostOfTheWeightIsAboutInsteadOfTheOldest() {
        // Given
        Shop shop = new Shop()
                .item("rucksack", "The Ultralight Rucksack", List.of(), 0.8f, 0.3f, 0, 0)
                .item("tripod", "Carbon tripod", List.of(), 0.9f, 0.1f, 0, 0);
        shop.did("view", "rucksack", 1)
                .did("view", "tripod", 2)
                .did("purchase", "tripod", 3)
                .did("like", "tripod", 4);
        filler(shop, 10);

        // When
        Labels.Label label = new Labels(shop.catalogue).of(points(shop, 5).get(0));

        // Then
        assertThat(label.text()).isEqualTo("Carbon tripod");
        assertThat(label.share()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void shouldTakeAllMembersWhereTheOldestHaveLessThanHalfOfTheWeight() {
        // Given
        Shop shop = new Shop();
        for (int i = 0; i < 32; i++) {
            shop.item("oar-" + i, "Oar " + words(i), List.of(), 1, 0, 0, 0).did("view", "oar-" + i, i);
        }
        for (int i = 0; i < 10; i++) {
            shop.item("sail-" + i, "Sail " + words(90 + i), List.of(), 1, 0, 0, 0)
                    .did("purchase", "sail-" + i, 50 + i);
        }
        filler(shop, 100);

        // When
        Labels.Label label = new Labels(shop.catalogue).of(points(shop, 99).get(0));

        // Then
        assertThat(label.text()).isEqualTo("Sail");
        assertThat(label.share()).isCloseTo(50 / 82.0, within(1e-12));
    }

    @Test
    void shouldTakeAWideTermWhereTheOthersAreAboutTooLittle() {
        // Given
        Shop shop = new Shop();
        for (int i = 0; i < 8; i++) {
            String title = i < 3 ? "Brass lantern " + words(i) : "Thing " + words(i);
            shop.item("lamp-" + i, title, List.of("Household"), 1, 0, 0, 0).did("view", "lamp-" + i, i);
        }
        for (int i = 0; i < 40; i++) {
            shop.item("filler-" + i, "Ware " + words(20 + i), List.of(i < 20 ? "Household" : "Other"), 0, 1, 0, 0);
        }

        // When
        Labels.Label label = new Labels(shop.catalogue).of(points(shop, 99).get(0));

        // Then
        assertThat(label.text()).startsWith("Household");
        assertThat(label.share()).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void shouldNotNameAnInterestByWhatWasHiddenOfIt() {
        // Given
        Shop shop = Shop.standard()
                .did("hide", "sail", Shop.NOW)
                .did("view", "dive", Shop.NOW + 1)
                .did("view", "dive", Shop.NOW + 2);
        InterestPoint point = points(shop, Shop.NOW + 3).get(0);

        // When
        Labels.Label label = new Labels(shop.catalogue).of(point);

        // Then
        assertThat(point.evidence()).hasSize(3);
        assertThat(label.text()).isEqualTo("Diving deep");
    }

    /** A word of its own for each number. */
    private static String words(int number) {
        return "x" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "w";
    }

    @Test
    void shouldFindChineseTermsByTheCatalogueItself() {
        // Given
        Shop shop = new Shop();
        List<String> titles = List.of("家用望远镜入门", "望远镜保养", "怎样挑望远镜", "磨一架望远镜");
        for (int i = 0; i < titles.size(); i++) {
            shop.item("far-" + i, titles.get(i), List.of(), 1, 0, 0, 0).did("view", "far-" + i, Shop.NOW - i);
        }
        List<String> others = List.of("从零养酸种", "阳台番茄", "夜渡海峡", "手冲咖啡", "远足的鞋", "眼镜店", "镜中人", "望海");
        for (int i = 0; i < others.size(); i++) {
            shop.item("other-" + i, others.get(i), List.of(), 0, 1, 0, 0);
        }

        // When
        Labels.Label label =
                new Labels(shop.catalogue).of(points(shop, Shop.NOW).get(0));

        // Then
        assertThat(label.terms()).containsExactly("望远镜");
    }

    @Test
    void shouldKeepStillWhileTimePasses() {
        // Given
        Shop shop = history(new Random(1), 40);

        // When
        Map<String, String> now = labels(shop, Shop.NOW);

        // Then
        for (int days : List.of(1, 10, 100, 1000)) {
            assertThat(labels(shop, Shop.NOW + days * DAY)).isEqualTo(now);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldMoveHardlyEverWhenOneMoreEventComesIn(long seed) {
        // Given
        int steps = 60;
        int moved = 0;

        // When
        Map<String, String> before = labels(history(new Random(seed), 8), Shop.NOW);
        for (int events = 9; events < 9 + steps; events++) {
            Map<String, String> after = labels(history(new Random(seed), events), Shop.NOW);
            for (Map.Entry<String, String> one : before.entrySet()) {
                moved += after.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()) ? 0 : 1;
            }
            before = after;
        }

        // Then
        assertThat(moved).as("seed %d", seed).isLessThan(3 * steps / 15);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnTheOrderThatEvidenceIsIn(long seed) {
        // Given
        Shop shop = history(new Random(seed), 40);
        InterestPoint point = points(shop, Shop.NOW).get(0);
        List<Evidence> shuffled = new ArrayList<>(point.evidence());
        Collections.shuffle(shuffled, new Random(seed));
        InterestPoint other = new InterestPoint(
                point.interestId(),
                point.direction(),
                point.strength(),
                point.errorBound(),
                point.share(),
                point.trend(),
                point.halfLifeSeconds(),
                point.halfLifeEvents(),
                point.returns(),
                point.usualGapSeconds(),
                point.firstSeen(),
                point.lastSeen(),
                point.fadedAt(),
                point.revivedAt(),
                point.pauseSeconds(),
                shuffled);

        // When
        Labels labels = new Labels(shop.catalogue);

        // Then
        assertThat(labels.of(other)).isEqualTo(labels.of(point));
    }

    /** A catalogue of three subjects with their own words, and the first {@code events} events of a seeded history. */
    private static Shop history(Random random, int events) {
        Shop shop = new Shop();
        List<List<String>> words = List.of(
                List.of("harbour", "anchor", "sail", "tide", "rope"),
                List.of("comet", "orbit", "rocket", "crater", "star"),
                List.of("flour", "dough", "oven", "crust", "yeast"));
        for (int i = 0; i < 90; i++) {
            float[] vector = new float[4];
            vector[i % 3] = 1;
            vector[3] = 0.1f * random.nextFloat();
            List<String> own = words.get(i % 3);
            shop.item(
                    "item-" + i,
                    own.get(random.nextInt(5)) + " and " + own.get(random.nextInt(5)),
                    List.of(List.of("Sea", "Space", "Kitchen").get(i % 3)),
                    vector);
        }
        for (int i = 0; i < events; i++) {
            shop.did("view", "item-" + random.nextInt(90), Shop.NOW - (100 - i) * DAY);
        }
        return shop;
    }

    private static void filler(Shop shop, int items) {
        for (int i = 0; i < items; i++) {
            shop.item("filler-" + i, "Thing", List.of("Other"), 0, 1, 0, 0);
        }
    }

    private static Map<String, String> labels(Shop shop, long at) {
        Labels labels = new Labels(shop.catalogue);
        return points(shop, at).stream().collect(Collectors.toMap(InterestPoint::interestId, point -> labels.of(point)
                .text()));
    }

    private static List<InterestPoint> points(Shop shop, long at) {
        return new Profiler(shop.catalogue, InterestSettings.defaults())
                .profile(shop.state(), at)
                .points();
    }
}
