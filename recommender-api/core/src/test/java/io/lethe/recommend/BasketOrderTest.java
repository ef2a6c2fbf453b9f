package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.Embedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.KernelExpression;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.Feature;
import io.lethe.recommend.ranking.FeatureRow;
import io.lethe.recommend.source.HistoryDecay;
import io.lethe.recommend.source.SourceParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of one time have no order: neither lists nor reasons nor features know anything of it. */
class BasketOrderTest {
    private static final UserKey ANNA = new UserKey(Shop.TENANT, "anna");
    private static final List<String> ITEMS = List.of("sail", "dive", "reef", "mars", "moon", "bread", "soup");
    private static final List<String> TYPES = List.of("view", "like", "purchase", "rating", "hide", "search");
    private static final int HISTORIES = 150;

    @ParameterizedTest
    @ValueSource(strings = {"exponential(3h)", "positions(exponential(2))"})
    void shouldAnswerTheSameWhateverIdsTheEventsOfABasketHave(String kernel) {
        RankingSettings settings = RankingSettings.defaults();
        settings = settings.withInterest(settings.interest().withKernel(KernelExpression.parse(kernel)));
        Shop shop = shop();
        Recommender recommender = new Recommender(shop.catalogue, settings);
        RecommendationRequest request = RecommendationRequest.of(10);
        for (long seed = 0; seed < HISTORIES; seed++) {
            // Given
            Random random = new Random(seed);
            List<LedgerEntry> events = random(random, 40);
            UserState state = UserState.of(ANNA, events, 128);
            UserState other = UserState.of(ANNA, renamed(events, random), 128);

            // When
            List<Recommendation> list =
                    recommender.recommend(state, Shop.NOW, request).items();
            List<Recommendation> otherList =
                    recommender.recommend(other, Shop.NOW, request).items();

            // Then
            assertThat(plain(otherList)).as("seed " + seed).isEqualTo(plain(list));
            assertThat(plain(Shop.scored(recommender, other, Shop.NOW, all(shop))))
                    .isEqualTo(plain(Shop.scored(recommender, state, Shop.NOW, all(shop))));
            assertThat(features(recommender, other)).isEqualTo(features(recommender, state));
            assertThat(parts(shop, settings, other)).isEqualTo(parts(shop, settings, state));
        }
    }

    @Test
    void shouldTakeTheTextsOfWholeBasketsAndDrawAmongThoseOfTheLast() {
        // Given
        Shop shop = shop();
        List<String> last = List.of("bread", "dive", "mars", "moon", "reef");
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < last.size(); i++) {
            events.add(event("e" + i, last.get(i), Shop.NOW - 2 * Shop.HOUR));
        }
        events.add(event("n1", "sail", Shop.NOW - Shop.HOUR));
        events.add(event("n2", "soup", Shop.NOW - Shop.HOUR));

        // When
        List<String> texts = texts(shop, events);
        List<String> renamed = texts(shop, renamed(events, new Random(7)));

        // Then
        assertThat(texts).hasSize(5).containsAll(List.of("sail", "soup")).isEqualTo(renamed);
    }

    /** The items whose texts count, in alphabetical order. */
    private static List<String> texts(Shop shop, List<LedgerEntry> events) {
        UserState state = UserState.of(ANNA, events, 128);
        return Shop.scored(shop.recommender(), state, Shop.NOW, all(shop)).stream()
                .flatMap(item -> item.contributions().stream())
                .filter(one ->
                        one.kind() == Contribution.Kind.TEXT && !one.label().startsWith("words: "))
                .map(one -> String.valueOf(one.events().get(0).itemId()))
                .distinct()
                .sorted()
                .toList();
    }

    private static Shop shop() {
        return Shop.standard()
                .follows("sail", 0, "soup", 3, "reef", 1)
                .follows("dive", 0, "sail", 2, "moon", 7)
                .follows("moon", 0, "mars", 5, "bread", 1)
                .goesWith("sail", 1, "soup", 2, "dive", 3)
                .goesWith("bread", 1, "soup", 4)
                .happened("soup", 0, "view", Shop.NOW - Shop.HOUR, 9)
                .happened("mars", 0, "purchase", Shop.NOW - Shop.HOUR, 3);
    }

    private static List<CatalogueItem> all(Shop shop) {
        return ITEMS.stream()
                .map(id -> Objects.requireNonNull(shop.catalogue.find(id)))
                .toList();
    }

    private static List<List<Object>> plain(List<Recommendation> items) {
        List<List<Object>> plain = new ArrayList<>();
        for (Recommendation item : items) {
            plain.add(List.of(item.item().itemId(), item.score()));
            for (Contribution one : item.contributions()) {
                plain.add(List.of(one.kind(), one.label(), one.value(), String.valueOf(one.interestId())));
                for (Evidence event : one.events()) {
                    plain.add(List.of(
                            String.valueOf(event.itemId()), event.type(), event.position(), event.contribution()));
                }
            }
        }
        return plain;
    }

    private static List<List<Object>> features(Recommender recommender, UserState state) {
        List<List<Object>> features = new ArrayList<>();
        for (FeatureRow row :
                recommender.judge(state, Shop.NOW).rowsAmong(RecommendationRequest.of(10), item -> true)) {
            List<Object> values = new ArrayList<>(List.of(row.item().itemId()));
            for (Feature feature : Feature.values()) {
                values.add(row.at(feature));
            }
            features.add(values);
        }
        return features;
    }

    private static List<List<Object>> parts(Shop shop, RankingSettings settings, UserState state) {
        SourceParts parts = new SourceParts(
                shop.catalogue,
                settings,
                state,
                Shop.NOW,
                List.of(),
                new HistoryDecay[] {new HistoryDecay(0.3, 2), new HistoryDecay(1.1, 0)},
                ITEMS.size());
        List<List<Object>> all = new ArrayList<>();
        for (double[][] part :
                List.of(parts.following(), parts.preceding(), parts.together(), parts.meaning(), parts.wording())) {
            for (double[] byDecay : part) {
                all.add(List.copyOf(Arrays.stream(byDecay).boxed().toList()));
            }
        }
        all.add(List.copyOf(Arrays.stream(parts.interest()).boxed().toList()));
        all.add(List.of(parts.habits()));
        return all;
    }

    private static List<LedgerEntry> random(Random random, int count) {
        int times = 1 + random.nextInt(9);
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            boolean words = type.equals("search");
            events.add(entry(new Interaction(
                    Shop.TENANT,
                    "anna",
                    "e" + i,
                    words ? null : ITEMS.get(random.nextInt(ITEMS.size())),
                    type,
                    type.equals("rating") ? Double.valueOf(1 + random.nextInt(5)) : null,
                    words ? "sailing " + random.nextInt(3) : null,
                    null,
                    null,
                    Shop.NOW - random.nextInt(times) * Shop.HOUR,
                    0,
                    new TreeMap<>())));
        }
        return events;
    }

    /** The same events with each other's ids, and any sequence. */
    private static List<LedgerEntry> renamed(List<LedgerEntry> events, Random random) {
        List<String> ids = new ArrayList<>(
                events.stream().map(entry -> entry.interaction().eventId()).toList());
        Collections.shuffle(ids, random);
        List<LedgerEntry> renamed = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Interaction was = events.get(i).interaction();
            renamed.add(entry(new Interaction(
                    was.tenant(),
                    was.userId(),
                    ids.get(i),
                    was.itemId(),
                    was.type(),
                    was.value(),
                    was.text(),
                    was.progress(),
                    was.dwellMs(),
                    was.timestamp(),
                    random.nextInt(4),
                    was.context())));
        }
        return renamed;
    }

    private static LedgerEntry event(String id, String itemId, long time) {
        return entry(Interaction.of(Shop.TENANT, "anna", id, itemId, "view", time));
    }

    private static LedgerEntry entry(Interaction interaction) {
        return new LedgerEntry(new EmbeddedInteraction(interaction, meaning(interaction.text())));
    }

    private static @Nullable TextMeaning meaning(@Nullable String words) {
        return words == null
                ? null
                : new TextMeaning(
                        Embedding.normalized(new float[] {1, words.hashCode() % 3, 0, 0})
                                .quantized(),
                        Shop.MODEL);
    }
}
