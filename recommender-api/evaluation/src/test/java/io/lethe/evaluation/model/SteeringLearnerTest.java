package io.lethe.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.learning.Choice;
import io.lethe.recommend.learning.ChoiceSample;
import io.lethe.recommend.learning.MixLearner;
import io.lethe.recommend.parameter.LearningSettings;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far lists follow interests, as choices of a known law teach it. */
class SteeringLearnerTest {
    private static final int ITEMS = 100;
    private static final int TOPICS = 4;
    private static final int USERS = 60;
    private static final int A_USER = 12;
    private static final RankingSettings SETTINGS = RankingSettings.defaults();

    /** What everybody goes on to from an item: something of any topic. */
    private static final int[] NEXT = next();

    private final Random random = new Random(7);

    private static int[] next() {
        List<Integer> items = new ArrayList<>(IntStream.range(0, ITEMS).boxed().toList());
        Collections.shuffle(items, new Random(3));
        return items.stream().mapToInt(item -> item).toArray();
    }

    /** @param law the next item of a user, by the user and the item before */
    private double learned(RankingSettings settings, IntBinaryOperator law) {
        SmallShop shop = new SmallShop(ITEMS);
        for (int user = 0; user < USERS; user++) {
            int item = user % TOPICS;
            for (int i = 0; i < A_USER; i++) {
                shop.bought("u" + user, item, i + random.nextDouble() / 2);
                item = law.applyAsInt(user, item);
            }
        }
        Corpus corpus = shop.corpus();
        LiveCatalogue catalogue = new LiveCatalogue();
        corpus.items().forEach(catalogue::put);
        PartitionSignals signals = new PartitionSignals(0);
        List<LedgerEntry> log =
                IntStream.range(0, corpus.size()).mapToObj(corpus::row).toList();
        log.forEach(signals::take);
        signals.publish(catalogue);
        Map<String, List<LedgerEntry>> ledgers = log.stream()
                .collect(Collectors.groupingBy(entry -> entry.interaction().userId()));
        List<Choice> choices = ChoiceSample.choices(ledgers.values().stream()
                .map(own -> UserState.of(own.get(0).interaction().userKey(), own, UserState.DEFAULT_WINDOW))
                .toList());
        return new MixLearner(catalogue, settings).learn(choices).mix().steering();
    }

    private int ofOwnTopic(int user, int item) {
        return user % TOPICS + TOPICS * random.nextInt(ITEMS / TOPICS);
    }

    private int following(int user, int item) {
        return NEXT[item];
    }

    @Test
    void shouldFollowInterestsWhereTheyDecide() {
        assertThat(learned(SETTINGS, this::ofOwnTopic)).isEqualTo(SETTINGS.mix().steering());
    }

    @Test
    void shouldNotFollowInterestsWhereOthersDecideWhatIsNext() {
        assertThat(learned(SETTINGS, this::following)).isZero();
    }

    @Test
    void shouldLeaveTheDialThatSettingsHold() {
        // Given
        RankingSettings held =
                SETTINGS.withLearning(new LearningSettings(true, Set.of(MixNumber.STEERING)));
        Mix other = MixNumber.STEERING.in(SETTINGS.mix(), 0.75);

        // Then
        assertThat(learned(held, this::following)).isEqualTo(SETTINGS.mix().steering());
        assertThat(learned(SETTINGS.withMix(other), this::following)).isEqualTo(0.75);
    }
}
