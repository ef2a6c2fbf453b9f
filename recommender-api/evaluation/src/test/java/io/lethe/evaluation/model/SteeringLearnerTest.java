package io.lethe.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.event.Item;
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
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
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

    /** An item of one of four topics that have little in common. */
    private EmbeddedItem item(int number) {
        float[] vector = new float[2 * TOPICS];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = 0.2f * random.nextFloat();
        }
        vector[number % TOPICS] += 1;
        return new EmbeddedItem(
                Item.of("default", "i" + number, "Item " + number, "number " + number),
                Embedding.normalized(vector),
                new ModelId("by-hand"));
    }

    /** @param law what a user chooses, one after the other */
    private double learned(RankingSettings settings, IntFunction<List<Integer>> law) {
        SmallShop shop = new SmallShop(ITEMS);
        for (int user = 0; user < USERS; user++) {
            List<Integer> chosen = law.apply(user);
            for (int i = 0; i < A_USER; i++) {
                shop.bought("u" + user, chosen.get(i), i + random.nextDouble() / 2);
            }
        }
        Corpus corpus = shop.corpus();
        LiveCatalogue catalogue = new LiveCatalogue();
        IntStream.range(0, ITEMS).forEach(item -> catalogue.put(item(item)));
        List<Choice> choices = ChoiceSample.choices(LearnedShop.learn(corpus, catalogue));
        return new MixLearner(catalogue, settings).learn(choices).mix().steering();
    }

    private List<Integer> ofOwnTopic(int user) {
        List<Integer> items = new ArrayList<>(IntStream.range(0, ITEMS)
                .filter(item -> item % TOPICS == user % TOPICS)
                .boxed()
                .toList());
        Collections.shuffle(items, random);
        return items;
    }

    private List<Integer> following(int user) {
        return IntStream.iterate(user, item -> NEXT[item]).limit(A_USER).boxed().toList();
    }

    @Test
    void shouldFollowInterestsWhereTheyDecide() {
        assertThat(learned(SETTINGS, this::ofOwnTopic)).isEqualTo(SETTINGS.mix().steering());
    }

    @Test
    void shouldFollowInterestsLittleWhereOthersDecideWhatIsNext() {
        assertThat(learned(SETTINGS, this::following))
                .isLessThanOrEqualTo(SETTINGS.mix().steering() / 8);
    }

    @Test
    void shouldLeaveTheDialThatSettingsHold() {
        // Given
        RankingSettings held = SETTINGS.withLearning(new LearningSettings(true, Set.of(MixNumber.STEERING)));
        Mix other = MixNumber.STEERING.in(SETTINGS.mix(), 0.75);

        // Then
        assertThat(learned(held, this::following)).isEqualTo(SETTINGS.mix().steering());
        assertThat(learned(SETTINGS.withMix(other), this::following)).isEqualTo(0.75);
    }
}
