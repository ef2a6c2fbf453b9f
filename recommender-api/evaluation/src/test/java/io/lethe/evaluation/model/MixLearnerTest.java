package io.lethe.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.learning.ChoiceSample;
import io.lethe.recommend.learning.LearnedMix;
import io.lethe.recommend.learning.MixLearner;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learned where the law of choice is known: popularity decides, and now and then the item chosen before. */
class MixLearnerTest {
    private static final int ITEMS = 100;
    private static final int A_USER = 6;
    private static final double SELDOM = 0.06;
    private static final double AT_TIMES = 0.12;
    private static final double OFTEN = 0.25;
    private static final int STEP = 37;
    private static final int LENGTH = 10;
    private static final double END = 101;
    private static final RankingSettings SETTINGS = RankingSettings.defaults();
    private static final Mix POPULARITY = new Mix(0, 0, 0, 0, 0, 1, 0, 0.75, 0, 0, 0, 0, 1e5, 0);

    private final SmallShop shop = new SmallShop(ITEMS);
    private final LiveCatalogue catalogue = new LiveCatalogue();
    private double following = SELDOM;

    private static double appeal(int item) {
        return 1.0 / (2 + item);
    }

    /** How likely each item is to be next, after some; none is chosen twice. */
    private double[] chances(List<Integer> before) {
        double[] chances = new double[ITEMS];
        double all =
                IntStream.range(0, ITEMS).mapToDouble(MixLearnerTest::appeal).sum();
        for (int item = 0; item < ITEMS; item++) {
            chances[item] = (1 - following) * appeal(item) / all;
        }
        if (!before.isEmpty()) {
            chances[(before.get(before.size() - 1) + STEP) % ITEMS] += following;
        }
        before.forEach(item -> chances[item] = 0);
        return chances;
    }

    private static int draw(double[] chances, Random random) {
        double rest = random.nextDouble() * Arrays.stream(chances).sum();
        int item = 0;
        while (item < ITEMS - 1 && rest >= chances[item]) {
            rest -= chances[item];
            item++;
        }
        return item;
    }

    private List<UserState> users(int count) {
        Random random = new Random(7);
        for (int user = 0; user < count; user++) {
            List<Integer> chosen = new ArrayList<>();
            double day = 0;
            for (int i = 0; i < A_USER; i++) {
                int item = draw(chances(chosen), random);
                day += random.nextDouble() * (END - 1) / A_USER;
                chosen.add(item);
                shop.bought("u" + user, item, day);
            }
        }
        Corpus corpus = shop.corpus();
        corpus.items().forEach(catalogue::put);
        return LearnedShop.learn(corpus, catalogue);
    }

    /** What lists by a mix are worth: the chance of each item in them, less further down. */
    private double worth(Mix mix, List<UserState> users) {
        Recommender recommender = new Recommender(catalogue, SETTINGS.withMix(mix));
        RecommendationRequest request = new RecommendationRequest(LENGTH, ItemFilter.ANYTHING, Set.of(), 0);
        long at = SmallShop.START + Math.round(END * SmallShop.DAY);
        double sum = 0;
        for (UserState user : users) {
            double[] chances = chances(user.window().stream()
                    .sorted(Comparator.comparingLong(
                            entry -> entry.interaction().timestamp()))
                    .map(entry ->
                            catalogue.slotOf(String.valueOf(entry.interaction().itemId())))
                    .toList());
            int place = 2;
            for (var one : recommender.judge(user, at).list(request).items()) {
                sum += chances[one.item().slot()] / Math.log(place);
                place++;
            }
        }
        return sum;
    }

    private LearnedMix learned(List<UserState> users) {
        return new MixLearner(catalogue, SETTINGS).learn(ChoiceSample.choices(users));
    }

    @Test
    void shouldNotFallBehindPopularityWhereNothingElseDecides() {
        // Given
        List<UserState> users = users(200);

        // When
        Mix mix = learned(users).mix();

        // Then
        double best = worth(POPULARITY, users);
        assertThat(worth(SETTINGS.mix(), users)).isLessThan(0.9 * best);
        assertThat(worth(mix, users)).as("by %s", mix).isGreaterThan(0.97 * best);
    }

    @Test
    void shouldLearnTheSameInWhateverOrderUsersCome() {
        // Given
        List<UserState> users = users(40);
        List<UserState> shuffled = new ArrayList<>(users);
        Collections.shuffle(shuffled, new Random(3));

        // When, Then
        assertThat(learned(shuffled)).isEqualTo(learned(users));
    }

    @Test
    void shouldLearnNothingFromLessThanAHundredChoices() {
        // Given
        List<UserState> users = users(200);

        // When
        LearnedMix few = learned(users.subList(0, 19));
        LearnedMix many = learned(users.subList(0, 100));

        // Then: a user's first choice has no history, so five of each are left
        assertThat(few.choices()).isLessThan(100);
        assertThat(few.mix()).isEqualTo(SETTINGS.mix());
        assertThat(many.mix()).isNotEqualTo(SETTINGS.mix());
    }

    @Test
    void shouldCountAChoiceByWhatHadHappenedBefore() {
        // Given
        shop.bought("early", 0, 0).bought("early", 1, 0.01).bought("early", 2, 0.02);
        shop.bought("late", 3, 1).bought("late", 4, 5);
        Corpus corpus = shop.corpus();
        corpus.items().forEach(catalogue::put);
        List<UserState> users = LearnedShop.learn(corpus, catalogue);
        List<UserState> late = users.stream()
                .filter(user -> user.user().userId().equals("late"))
                .toList();

        // When
        LearnedMix all = learned(users);

        // Then
        assertThat(all.choices()).isEqualTo(3);
        assertThat(all.before()).isPositive().isEqualTo(learned(late).before());
    }

    @Test
    void shouldLeanOnPopularityWhereALogIsTooShortToTellMore() {
        // Given
        following = OFTEN;
        List<UserState> users = users(21);

        // When
        Mix mix = learned(users).mix();

        // Then
        Mix popular = MixNumber.STEERING.in(MixNumber.TREND.in(SETTINGS.mix(), mix.trend()), mix.steering());
        assertThat(mix).isEqualTo(popular);
        assertThat(worth(mix, users)).as("by %s", mix).isGreaterThan(1.3 * worth(SETTINGS.mix(), users));
    }

    @Test
    void shouldNotLeanOnPopularityWhereALogIsLong() {
        // Given
        following = AT_TIMES;
        List<UserState> users = users(90);

        // When
        LearnedMix ofAQuarter = learned(users.subList(0, 27));
        LearnedMix ofLess = learned(users.subList(0, 26));

        // Then
        assertThat(ofAQuarter.choices()).isEqualTo(90 * A_USER / 4);
        assertThat(ofAQuarter.mix().trend()).isGreaterThan(SETTINGS.mix().trend());
        assertThat(ofLess.mix().trend()).isEqualTo(SETTINGS.mix().trend());
    }
}
