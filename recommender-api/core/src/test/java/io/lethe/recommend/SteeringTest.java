package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.reason.Sentences;
import io.lethe.recommend.rule.Rules;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lists in proportion to interests. */
class SteeringTest {
    private static final long DAY = 24 * Shop.HOUR;
    private static final int EACH = 30;

    /** Ninety items of three topics that are far apart; those of the sea are the most popular. */
    private static Shop shop() {
        Shop shop = new Shop();
        Random random = new Random(7);
        for (int i = 0; i < 3 * EACH; i++) {
            float[] vector = new float[4];
            for (int axis = 0; axis < vector.length; axis++) {
                vector[axis] = 0.15f * random.nextFloat();
            }
            vector[i % 3] = 1;
            String topic = List.of("sea", "space", "kitchen").get(i % 3);
            shop.item(topic + i / 3, topic + " " + i, List.of(topic), vector);
            shop.happened(topic + i / 3, 0, "view", Shop.NOW - DAY, i % 3 == 0 ? 40 : 2);
        }
        return shop;
    }

    private static Ranking list(Shop shop, double steering, int limit) {
        RecommendationRequest request = RecommendationRequest.of(limit).withRules(Rules.NONE.withSteering(steering));
        return new Recommender(shop.catalogue, RankingSettings.defaults()).recommend(shop.state(), Shop.NOW, request);
    }

    private static long places(Ranking list, String topic) {
        return list.items().stream()
                .filter(one -> one.item().itemId().startsWith(topic))
                .count();
    }

    private static void did(Shop shop, String type, String topic, int from, int events, double daysAgo) {
        for (int i = from; i < from + events; i++) {
            shop.did(type, topic + i, Shop.NOW - Math.round(daysAgo * DAY) - i * Shop.HOUR);
        }
    }

    @Test
    void shouldGiveInterestsTheirShareOfPlaces() {
        // Given an evening of which two thirds were about space and one about the kitchen
        Shop shop = shop();
        did(shop, "view", "space", 0, 8, 1);
        did(shop, "view", "kitchen", 10, 4, 1);

        // When
        Ranking list = list(shop, 1, 10);

        // Then
        assertThat(places(list, "space")).isBetween(6L, 7L);
        assertThat(places(list, "kitchen")).isBetween(3L, 4L);
    }

    @Test
    void shouldAddWhatTheFormulaSays() {
        // Given
        Shop shop = shop();
        did(shop, "view", "space", 0, 8, 1);
        did(shop, "view", "kitchen", 10, 4, 20);
        double steering = 0.4;
        double highest = list(shop, 0, 10).items().get(0).score();

        // When
        Ranking list = list(shop, steering, 10);

        // Then each gain is that of the interest's share over three horizons
        double[] taken = new double[list.profile().points().size()];
        for (Recommendation one : list.items()) {
            Contribution gain = gain(one);
            int which = indexOf(list.profile().points(), String.valueOf(gain.interestId()));
            double due = 10
                    * due(
                            list.profile().points(),
                            which,
                            shop.catalogue.trends().newest());
            assertThat(gain.value())
                    .isCloseTo(16 * steering * highest * due / (due + taken[which] + 0.5), within(1e-9));
            taken[which]++;
        }
    }

    private static Contribution gain(Recommendation one) {
        List<Contribution> gains = one.contributions().stream()
                .filter(part -> part.kind() == Kind.PROPORTION)
                .toList();
        assertThat(gains).hasSize(1);
        return gains.get(0);
    }

    private static int indexOf(List<InterestPoint> points, String id) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).interestId().equals(id)) {
                return i;
            }
        }
        throw new AssertionError("no interest " + id);
    }

    /** By halving. Warmth is judged at the newest event of anybody. */
    private static double due(List<InterestPoint> points, int which, long newest) {
        double[] weights = {0.15, 0.5, 0.35};
        double[] halfLives = {1, 30, 360};
        double due = 0;
        double warm = 0;
        for (int horizon = 0; horizon < weights.length; horizon++) {
            double sum = 0;
            for (InterestPoint point : points) {
                sum += strength(point, halfLives[horizon], Shop.NOW);
            }
            due += weights[horizon] * strength(points.get(which), halfLives[horizon], Shop.NOW) / sum;
        }
        for (InterestPoint point : points) {
            warm += strength(point, 30, newest);
        }
        return 0.98 * due * warm / (warm + 0.4);
    }

    private static double strength(InterestPoint point, double halfLifeDays, long at) {
        return point.evidence().stream()
                .mapToDouble(one -> one.weight()
                        * one.boost()
                        * Math.pow(
                                2,
                                -Math.max(0, at - one.timestamp()) / 1000.0 / (86_400 * halfLifeDays * one.stretch())))
                .sum();
    }

    @Test
    void shouldLeaveOutATopicThatWasTurnedDown() {
        // Given somebody who once looked at the sea, which all others like, and has hidden it since
        Shop shop = shop();
        did(shop, "view", "sea", 0, 1, 9);
        did(shop, "hide", "sea", 1, 6, 2);
        did(shop, "like", "kitchen", 0, 3, 4);

        // When
        Ranking list = list(shop, 0.5, 10);

        // Then
        assertThat(places(list, "sea")).isZero();
        assertThat(places(list, "kitchen")).isGreaterThanOrEqualTo(6);
    }

    @Test
    void shouldMakeRoomForSomethingElseWhereAllInterestsAreCold() {
        // Given six views half a year ago
        Shop shop = shop();
        did(shop, "view", "kitchen", 0, 6, 180);

        // When
        Ranking now = list(shop, 0.5, 10);

        // Then
        assertThat(places(now, "kitchen")).isBetween(1L, 3L);
        assertThat(places(list(shop, 0, 10), "kitchen")).isGreaterThan(5);
    }

    @Test
    void shouldKeepWhatWasLovedForLongThroughABusyDay() {
        // Given two years of the kitchen, and thirty views of space today
        Shop shop = shop();
        for (int i = 0; i < 20; i++) {
            shop.did("like", "kitchen" + i, Shop.NOW - (20 + 35L * i) * DAY);
        }
        did(shop, "view", "space", 0, 20, 0.1);

        // When
        Ranking list = list(shop, 0.5, 10);

        // Then
        assertThat(places(list, "kitchen")).isGreaterThanOrEqualTo(3);
        assertThat(places(list, "space")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldGivePlacesToWhatSurelyBelongsRatherThanToWhatIsOnlyNear() {
        // Given things that others choose after those of space, of which half is something else
        Shop shop = shop();
        for (int i = 0; i < 10; i++) {
            shop.item("near" + i, "near " + i, List.of(), 0, 0.53f, 0, 0.848f);
            shop.follows("space" + i % 8, 0, "near" + i, 40);
        }
        did(shop, "view", "space", 0, 8, 1);

        // When
        Ranking byChoice = list(shop, 0, 10);
        Ranking inProportion = list(shop, 0.5, 10);

        // Then
        assertThat(places(byChoice, "near")).isGreaterThan(6);
        assertThat(places(inProportion, "space")).isGreaterThan(6);
    }

    @Test
    void shouldBeInTheOrderOfScoresThatAddUp() {
        // Given
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            Shop shop = shop();
            for (int i = 0; i < 12; i++) {
                String topic = List.of("sea", "space", "kitchen").get(random.nextInt(3));
                String type = List.of("view", "like", "hide", "purchase").get(random.nextInt(4));
                shop.did(type, topic + random.nextInt(EACH), Shop.NOW - random.nextInt(400) * DAY);
            }

            // When
            List<Recommendation> items = list(shop, random.nextDouble(), 15).items();

            // Then
            assertThat(items).isSortedAccordingTo(Comparator.comparingDouble(one -> -one.score()));
            assertThat(items).allSatisfy(one -> assertThat(one.contributions())
                    .extracting(Contribution::value)
                    .allSatisfy(value -> assertThat(value).isFinite()));
        }
    }

    @Test
    void shouldBeThePrefixOfALongerList() {
        // Given
        Shop shop = shop();
        did(shop, "view", "space", 0, 8, 1);
        did(shop, "view", "kitchen", 10, 4, 1);

        // When
        List<String> five = Shop.ids(list(shop, 0.5, 5).items());
        List<String> ten = Shop.ids(list(shop, 0.5, 10).items());

        // Then
        assertThat(ten).startsWith(five.toArray(String[]::new));
    }

    @Test
    void shouldFollowTheOnlyViewOfALogThatEndedYearsAgo() {
        // Given
        Shop shop = new Shop()
                .item("sail", "Sailing the coast", List.of("Sea"), 1, 0, 0, 0)
                .item("dive", "Diving deep", List.of("Sea"), 0.9f, 0.1f, 0, 0)
                .item("mars", "Mission to Mars", List.of("Space"), 0, 1, 0, 0)
                .did("view", "sail", Shop.NOW - 1_000 * DAY);

        // When
        Ranking list = list(shop, 0.25, 2);

        // Then
        assertThat(list.items().get(0).item().itemId()).as(list.toString()).isEqualTo("dive");
    }

    @Test
    void shouldTakeNoInterestsPlaceForWhatComesBackWhenItIsDue() {
        // Given something of the sea bought every thirty days, four times, the last time thirty days ago
        Shop shop = shop();
        for (int month = 1; month <= 4; month++) {
            shop.did("purchase", "sea0", Shop.NOW - 30L * month * DAY);
        }
        did(shop, "view", "space", 0, 8, 1);
        Rules allowed = Rules.NONE.withSteering(0.25).withRepeat(RepeatPolicy.ALLOW);

        // When
        Recommendation due = find(list(shop, 0.25, 10), "sea0");
        Recommendation asked = find(
                new Recommender(shop.catalogue, RankingSettings.defaults())
                        .recommend(
                                shop.state(),
                                Shop.NOW,
                                RecommendationRequest.of(10).withRules(allowed)),
                "sea0");

        // Then
        assertThat(gain(due).label()).isEqualTo("it takes no interest's place");
        assertThat(gain(asked).interestId()).isNotNull();
    }

    private static Recommendation find(Ranking list, String itemId) {
        return list.items().stream()
                .filter(one -> one.item().itemId().equals(itemId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldSayWhatIsPopularToSomebodyUnknownWhateverWasLearned() {
        // Given a log that taught that popularity is worth nothing
        Mix learned = MixNumber.LIFT.in(MixNumber.TREND.in(Mix.defaults(), 0), 0);
        Shop shop = shop();

        // When
        List<Recommendation> items = new Recommender(
                        shop.catalogue, RankingSettings.defaults().withMix(learned))
                .recommend(shop.state(), Shop.NOW, RecommendationRequest.of(10))
                .items();

        // Then
        assertThat(items).hasSize(10).allSatisfy(one -> {
            assertThat(one.item().itemId()).startsWith("sea");
            assertThat(one.score()).isPositive();
            assertThat(one.sources()).contains(Kind.TREND);
        });
        assertThat(new Sentences(shop.catalogue).of(items.get(0))).isEqualTo("It is popular with everybody now.");
    }

    @Test
    void shouldChangeNothingForSomebodyUnknown() {
        Shop shop = shop();

        assertThat(Shop.ids(list(shop, 1, 10).items()))
                .isEqualTo(Shop.ids(list(shop, 0, 10).items()));
    }

    @Test
    void shouldNameTheInterestThatAPlaceIsDueTo() {
        // Given
        Shop shop = shop();
        did(shop, "view", "space", 0, 8, 1);

        // When
        Recommendation first = list(shop, 0.5, 10).items().get(0);

        // Then
        assertThat(gain(first).label().toLowerCase(Locale.ROOT)).contains("space");
        assertThat(gain(first).value()).isGreaterThan(0.5 * first.score());
        assertThat(first.share(gain(first))).isZero();
        assertThat(first.sources()).doesNotContain(Kind.PROPORTION);
        assertThat(new Sentences(shop.catalogue).of(first)).containsIgnoringCase("your interest in “space");
    }
}
