package io.lethe.recommend.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.Shop;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.SeenPolicy;
import io.lethe.recommend.reason.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final int DEEP = 400;

    @Test
    void shouldBoostByTheWrittenFormula() {
        // Given
        Shop shop = Shop.standard().did("view", "bread", Shop.NOW - Shop.HOUR).did("purchase", "sail", Shop.NOW);
        Map<String, Double> before = scores(list(shop, request(10, Rules.NONE)));
        Rules rules = rules(
                List.of(Boost.parse("category:Kitchen*4"), Boost.parse("category:Kitchen|Space*0.5")),
                List.of(),
                List.of(),
                0,
                0);

        // When
        List<Recommendation> items = list(shop, request(10, rules));

        // Then
        Map<String, Double> after = scores(items);
        assertThat(after.get("soup")).isCloseTo(2 * value(before, "soup"), within(1e-12));
        assertThat(after.get("mars")).isCloseTo(0.5 * value(before, "mars"), within(1e-12));
        assertThat(after.get("dive")).isEqualTo(before.get("dive"));
        assertThat(contributions(items, "soup"))
                .extracting(Contribution::label)
                .endsWith("boost of category:Kitchen by 4", "boost of category:Kitchen|Space by 0.5");
    }

    @Test
    void shouldFindWhatABoostLiftsHoweverDeepItLies() {
        // Given
        Shop shop = deep();
        Rules rules = rules(List.of(Boost.parse("category:Last*1000")), List.of(), List.of(), 0, 0);

        // When
        List<Recommendation> items = list(shop, request(3, rules));

        // Then
        assertThat(Shop.ids(list(shop, request(3, Rules.NONE)))).containsExactly("i0", "i1", "i2");
        assertThat(Shop.ids(items)).first().isEqualTo("i" + (DEEP - 1));
    }

    @Test
    void shouldPinWhateverTheScoreAndSaySo() {
        // Given
        Shop shop =
                Shop.standard().did("purchase", "sail", Shop.NOW - Shop.HOUR).did("hide", "moon", Shop.NOW);
        shop.item("gone", "Gone", "", List.of("Sea"), Map.of(), false, 1, 0, 0, 0);
        Rules rules = Rules.NONE.withPins(List.of(
                new Pin("sail", 2), new Pin("soup", 1), new Pin("gone", 3), new Pin("moon", 4), new Pin("nobody", 5)));

        // When
        List<Recommendation> items =
                list(shop, new RecommendationRequest(5, ItemFilter.ANYTHING, Set.of(), 0.5, rules));
        List<Recommendation> few = list(
                shop,
                new RecommendationRequest(
                        5,
                        new ItemFilter.InCategory("Space"),
                        Set.of(),
                        0,
                        Rules.NONE.withPins(List.of(new Pin("mars", 5)))));

        // Then
        assertThat(Shop.ids(items)).startsWith("soup", "sail", "reef").doesNotContain("gone", "moon", "nobody");
        assertThat(items.get(0).contributions()).last().satisfies(rule -> {
            assertThat(rule.kind()).isEqualTo(Kind.RULE);
            assertThat(rule.label()).isEqualTo("pinned to place 1");
            assertThat(rule.value()).isPositive();
        });
        assertThat(new Sentences(shop.catalogue).of(items.get(0))).contains("inned to place 1");
        assertInOrder(items);
        assertThat(Shop.ids(few)).containsExactly("mars");
        assertThat(few.get(0).contributions()).last().satisfies(rule -> {
            assertThat(rule.label()).isEqualTo("pinned to place 5");
            assertThat(rule.value()).isZero();
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(5, Rules.NONE.withPins(List.of(new Pin("mars", 6)))))
                .withMessageContaining("place 6");
    }

    @Test
    void shouldCapEachValueAndStillFillTheList() {
        // Given
        Shop shop = deep();
        Rules perGroup = rules(List.of(), List.of(), List.of(Cap.parse("attribute:group:1")), 0, 0);
        Rules both = rules(
                List.of(),
                List.of(new Pin("i3", 4)),
                List.of(Cap.parse("attribute:group:2"), Cap.parse("category:6")),
                0,
                0);

        // When
        List<Recommendation> groups =
                list(shop, new RecommendationRequest(10, ItemFilter.ANYTHING, Set.of(), 0.2, perGroup));
        List<Recommendation> short6 = list(shop, request(10, both));

        // Then
        assertThat(groups).hasSize(8);
        assertThat(groups.stream().map(RulesTest::group).distinct()).hasSize(8);
        assertInOrder(groups);
        assertThat(short6).hasSize(7);
        assertThat(short6.stream().filter(one -> group(one).equals("0"))).hasSize(2);
        assertThat(short6.get(3).item().itemId()).isEqualTo("i3");
    }

    @Test
    void shouldLowerWhatIsPopularByTheWrittenFormula() {
        // Given
        Shop shop = Shop.standard()
                .did("purchase", "sail", Shop.NOW)
                .happened("dive", 0, "view", Shop.NOW, 100)
                .happened("reef", 0, "view", Shop.NOW, 10);
        List<Recommendation> before = list(shop, request(10, Rules.NONE));

        // When
        List<Recommendation> after = list(shop, request(10, rules(List.of(), List.of(), List.of(), 0.8, 0)));

        // Then
        double highest = before.get(0).score();
        assertThat(value(scores(after), "dive"))
                .isCloseTo(value(scores(before), "dive") - 0.8 * highest, within(1e-12));
        assertThat(value(scores(after), "reef"))
                .isCloseTo(value(scores(before), "reef") - 0.4 * highest, within(1e-12));
        assertThat(scores(after).get("mars")).isEqualTo(scores(before).get("mars"));
        assertThat(Shop.ids(before)).startsWith("dive", "reef");
        assertThat(Shop.ids(after)).startsWith("reef");
    }

    @Test
    void shouldLiftWhatIsFarFromInterestsByTheWrittenFormula() {
        // Given
        Shop shop = Shop.standard().did("purchase", "sail", Shop.NOW);
        List<Recommendation> before = list(shop, request(10, Rules.NONE));

        // When
        List<Recommendation> after = list(shop, request(10, rules(List.of(), List.of(), List.of(), 0, 1)));

        // Then
        double highest = before.get(0).score();
        double cosine = Objects.requireNonNull(shop.catalogue.of("reef"))
                .cosine(Objects.requireNonNull(shop.catalogue.of("sail")));
        assertThat(value(scores(after), "reef"))
                .isCloseTo(value(scores(before), "reef") + highest * (1 - cosine), within(1e-12));
        assertThat(value(scores(after), "mars")).isCloseTo(value(scores(before), "mars") + highest, within(1e-12));
        assertThat(contributions(after, "mars")).last().satisfies(rule -> assertThat(rule.label())
                .isEqualTo("it is away from your usual interests"));
    }

    @Test
    void shouldTryOutItemsWithFewEventsAllDayAndOthersTomorrow() {
        // Given
        Shop shop = deep();
        for (int i = 0; i < 60; i++) {
            shop.happened("i" + i, 0, "view", Shop.NOW, 10);
        }
        RecommendationRequest request = request(10, Rules.NONE.withExploration(0.3));

        // When
        int tried = 0;
        Set<List<String>> lists = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
        long day = 24 * Shop.HOUR;
        long midnight = Math.floorDiv(Shop.NOW, day) * day + day;
        for (int i = 0; i < 40; i++) {
            List<Recommendation> items = list(shop, midnight + i * day, request);
            List<Recommendation> later = list(shop, midnight + i * day + day - 1, request);
            lists.add(Shop.ids(items));
            assertThat(Shop.ids(later)).isEqualTo(Shop.ids(items));
            assertInOrder(items);
            for (Recommendation one : items) {
                boolean isNew = one.contributions().stream()
                        .anyMatch(rule -> rule.label().equals("new, to be tried out"));
                assertThat(isNew)
                        .isEqualTo(shop.catalogue.trends().popularity(one.item().slot()) <= 5);
                tried += isNew ? 1 : 0;
            }
        }

        // Then
        assertThat(lists).hasSizeGreaterThan(30);
        assertThat(tried / 400.0).isCloseTo(0.3, within(0.04));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldAddUpStayInOrderAndReturnWhateverIsEligible(long seed) {
        // Given
        Random random = new Random(seed);
        Shop shop = new Shop();
        for (int i = 0; i < 300; i++) {
            shop.item(
                    "i" + i,
                    "Title " + i,
                    "",
                    List.of("c" + i % 7),
                    Map.of("price", (double) i),
                    true,
                    (float) random.nextGaussian(),
                    (float) random.nextGaussian(),
                    (float) random.nextGaussian());
            shop.happened("i" + i, 0, "view", Shop.NOW - random.nextInt(99) * Shop.HOUR, 1 + random.nextInt(30));
            shop.follows("i" + i, 0, "i" + random.nextInt(300), 1 + random.nextInt(9));
        }
        for (int i = 0; i < 10; i++) {
            shop.did(random.nextBoolean() ? "view" : "hide", "i" + random.nextInt(280), Shop.NOW - i * Shop.HOUR);
        }
        Rules rules = new Rules(
                List.of(Boost.parse("category:c" + random.nextInt(7) + "*" + random.nextInt(5))),
                List.of(new Pin("i" + (288 + random.nextInt(12)), 1 + random.nextInt(20))),
                List.of(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                null,
                SeenPolicy.LOWER,
                null);

        // When
        List<Recommendation> twelve = list(
                shop,
                new RecommendationRequest(100, ItemFilter.parse("price>=288"), Set.of(), random.nextDouble(), rules));
        List<Recommendation> many =
                list(shop, new RecommendationRequest(20, ItemFilter.ANYTHING, Set.of(), random.nextDouble(), rules));

        // Then
        assertThat(twelve).hasSize(12);
        assertThat(Shop.ids(many)).hasSize(20).doesNotHaveDuplicates();
        assertInOrder(twelve);
        assertInOrder(many);
        int place = rules.pins().get(0).place();
        assertThat(many.get(place - 1).item().itemId())
                .isEqualTo(rules.pins().get(0).itemId());
    }

    /** Items whose relevance falls with their number: eight groups of 50, all of one category except the last. */
    private static Shop deep() {
        Shop shop = new Shop();
        for (int i = 0; i < DEEP; i++) {
            double angle = 1.4 * i / DEEP;
            shop.item(
                    "i" + i,
                    "Title " + i,
                    "",
                    List.of(i == DEEP - 1 ? "Last" : "All"),
                    Map.of("group", String.valueOf(i / 50)),
                    true,
                    (float) Math.cos(angle),
                    (float) Math.sin(angle),
                    0,
                    0);
        }
        return shop.item("seed", "Seed", List.of(), 1, -0.001f, 0, 0).did("purchase", "seed", Shop.NOW - Shop.HOUR);
    }

    private static void assertInOrder(List<Recommendation> items) {
        double last = Double.POSITIVE_INFINITY;
        for (Recommendation item : items) {
            assertThat(item.score()).isLessThanOrEqualTo(last + 1e-12);
            last = item.score();
        }
    }

    private static String group(Recommendation one) {
        return String.valueOf(one.item().item().attributes().get("group"));
    }

    private static Rules rules(List<Boost> boosts, List<Pin> pins, List<Cap> caps, double novelty, double serendipity) {
        return new Rules(boosts, pins, caps, novelty, serendipity, 0, null, SeenPolicy.LOWER, null);
    }

    private static RecommendationRequest request(int limit, Rules rules) {
        return RecommendationRequest.of(limit).withRules(rules);
    }

    private static List<Recommendation> list(Shop shop, RecommendationRequest request) {
        return list(shop, Shop.NOW, request);
    }

    private static List<Recommendation> list(Shop shop, long at, RecommendationRequest request) {
        return new ArrayList<>(
                shop.recommender().recommend(shop.state(), at, request).items());
    }

    private static Map<String, Double> scores(List<Recommendation> items) {
        Map<String, Double> scores = new HashMap<>();
        items.forEach(one -> scores.put(one.item().itemId(), one.score()));
        return scores;
    }

    private static double value(Map<String, Double> scores, String item) {
        return Objects.requireNonNull(scores.get(item));
    }

    private static List<Contribution> contributions(List<Recommendation> items, String item) {
        return items.get(Shop.ids(items).indexOf(item)).contributions();
    }
}
