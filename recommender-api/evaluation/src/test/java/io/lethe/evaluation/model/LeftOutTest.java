package io.lethe.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.Scoring;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.learning.Choice;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.source.HistoryDecay;
import io.lethe.recommend.source.SourceParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a choice is learned from is what the recommender would have said before it, had it and all later been unknown. */
class LeftOutTest {
    private static final int ITEMS = 40;
    private static final HistoryDecay[] DECAYS = {
        new HistoryDecay(0, 0), new HistoryDecay(1.1, 3), new HistoryDecay(2.5, 0.02)
    };
    private static final RankingSettings SETTINGS = RankingSettings.defaults();

    private final Corpus corpus = shop().corpus();
    private final List<LedgerEntry> log =
            IntStream.range(0, corpus.size()).mapToObj(corpus::row).toList();

    private static SmallShop shop() {
        Random random = new Random(3);
        SmallShop shop = new SmallShop(ITEMS);
        for (int i = 0; i < 600; i++) {
            String type = random.nextInt(5) == 0 ? "view" : "purchase";
            shop.did(type, "u" + random.nextInt(12), random.nextInt(ITEMS), random.nextInt(400) / 10.0, i);
        }
        return shop;
    }

    @Test
    void allPartsTogetherAreTheScoresOfTheRecommender() {
        LiveCatalogue catalogue = catalogue(log);
        Random random = new Random(11);
        for (UserState state : states(log)) {
            int decay = random.nextInt(DECAYS.length);
            Mix mix = new Mix(
                    1,
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble(),
                    0,
                    0,
                    0,
                    random.nextDouble(),
                    random.nextDouble(),
                    DECAYS[decay].power(),
                    DECAYS[decay].days(),
                    2500,
                    0);
            long at =
                    state.window().get(state.window().size() - 1).interaction().timestamp() + 1;
            Scoring scoring = new Recommender(catalogue, SETTINGS.withMix(mix)).judge(state, at);
            SourceParts parts = new SourceParts(catalogue, SETTINGS, state, at, List.of(), DECAYS, ITEMS);
            for (int slot = 0; slot < ITEMS; slot++) {
                double sum = parts.following()[decay][slot]
                        + mix.backward() * parts.preceding()[decay][slot]
                        + mix.together() * parts.together()[decay][slot]
                        + mix.text() * parts.meaning()[decay][slot]
                        + mix.words() * parts.wording()[decay][slot]
                        + mix.interest() * parts.interest()[slot]
                        + mix.habit() * parts.habits().getOrDefault(slot, 0.0);
                assertThat(sum).isCloseTo(scoring.relevance(slot), within(1e-9));
            }
        }
    }

    @Test
    void countsWithoutAChoiceAreThoseOfALogWithoutIt() {
        LiveCatalogue whole = catalogue(log);
        int compared = 0;
        for (UserState state : states(log)) {
            for (Choice choice : Choice.of(state, 3)) {
                List<LedgerEntry> rest = new ArrayList<>(log);
                rest.removeAll(Set.copyOf(choice.since()));
                LiveCatalogue without = catalogue(rest);
                SourceParts left =
                        new SourceParts(whole, SETTINGS, choice.before(), choice.at(), choice.since(), DECAYS, ITEMS);
                SourceParts never =
                        new SourceParts(without, SETTINGS, choice.before(), choice.at(), List.of(), DECAYS, ITEMS);
                for (int decay = 0; decay < DECAYS.length; decay++) {
                    assertThat(left.following()[decay]).containsExactly(never.following()[decay], within(1e-9));
                    assertThat(left.together()[decay]).containsExactly(never.together()[decay], within(1e-9));
                    assertThat(left.preceding()[decay]).containsExactly(never.preceding()[decay], within(1e-9));
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void theStateBeforeAChoiceIsThatOfTheEventsBefore() {
        for (UserState state : states(log)) {
            for (Choice choice : Choice.of(state, 3)) {
                UserState expected = UserState.of(state.user(), choice.before().window(), UserState.DEFAULT_WINDOW);
                assertThat(choice.before().longTerm()).isEqualTo(expected.longTerm());
                assertThat(choice.before().version()).isEqualTo(expected.version());
                assertThat(choice.since())
                        .contains(choice.chosen())
                        .doesNotContainAnyElementsOf(choice.before().window());
            }
        }
    }

    private List<UserState> states(List<LedgerEntry> events) {
        return IntStream.range(0, corpus.users().size())
                .mapToObj(user -> {
                    List<LedgerEntry> own = events.stream()
                            .filter(one -> one.interaction()
                                    .userId()
                                    .equals(corpus.users().get(user)))
                            .toList();
                    return UserState.of(own.get(0).interaction().userKey(), own, UserState.DEFAULT_WINDOW);
                })
                .toList();
    }

    private LiveCatalogue catalogue(List<LedgerEntry> events) {
        LiveCatalogue catalogue = new LiveCatalogue();
        corpus.items().forEach(catalogue::put);
        PartitionSignals signals = new PartitionSignals(0, CleaningRules.NONE);
        events.forEach(signals::take);
        signals.publish(catalogue);
        return catalogue;
    }
}
