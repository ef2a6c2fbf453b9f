package io.lethe.recommend;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Neighbour;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small hand-made catalogue and a user's history. Vectors have four dimensions: sea, space, kitchen, and the rest.
 */
public final class Shop {
    public static final String TENANT = "default";
    public static final ModelId MODEL = new ModelId("by-hand");
    /** The defaults without steering: a list is in the order of the scores of its items. */
    public static final RankingSettings NEXT_CHOICE =
            RankingSettings.defaults().withMix(MixNumber.STEERING.in(Mix.defaults(), 0));

    public static final long NOW = 1_700_000_000_000L;
    public static final long HOUR = 3_600_000L;

    public final LiveCatalogue catalogue = new LiveCatalogue();
    private final List<LedgerEntry> history = new ArrayList<>();

    public Shop item(String id, String title, List<String> categories, float... vector) {
        return item(id, title, "", categories, Map.of(), true, vector);
    }

    public Shop item(
            String id,
            String title,
            String text,
            List<String> categories,
            Map<String, Object> attributes,
            boolean available,
            float... vector) {
        Item item = new Item(TENANT, id, title, text, categories, new TreeMap<>(attributes), available, null, null);
        catalogue.put(new EmbeddedItem(item, Embedding.normalized(vector), MODEL));
        return this;
    }

    public Shop follows(String earlier, int partition, Object... laterAndCount) {
        List<Neighbour> next = new ArrayList<>();
        for (int i = 0; i < laterAndCount.length; i += 2) {
            next.add(new Neighbour((String) laterAndCount[i], (int) laterAndCount[i + 1] * PairFold.UNIT));
        }
        catalogue.putNeighbours(earlier, partition, NeighbourSignal.of(next, List.of(), 100));
        return this;
    }

    /** What was chosen at the same time as an item, so many times each. */
    public Shop goesWith(String item, int partition, Object... otherAndCount) {
        List<Neighbour> together = new ArrayList<>();
        for (int i = 0; i < otherAndCount.length; i += 2) {
            together.add(new Neighbour((String) otherAndCount[i], (int) otherAndCount[i + 1] * PairFold.UNIT));
        }
        catalogue.putNeighbours(item, partition, NeighbourSignal.of(List.of(), together, 100));
        return this;
    }

    public Shop happened(String item, int partition, String type, long time, long count) {
        catalogue.putTrend(
                item, partition, new TrendSignal(List.of(new HourCount(HourCount.hourOf(time), type, count))));
        return this;
    }

    public Shop did(String type, String item, long time) {
        history.add(new LedgerEntry(EmbeddedInteraction.withoutText(
                Interaction.of(TENANT, "anna", "e" + history.size(), item, type, time))));
        return this;
    }

    Shop rated(String item, double stars, long time) {
        history.add(new LedgerEntry(EmbeddedInteraction.withoutText(
                Interaction.of(TENANT, "anna", "e" + history.size(), item, "rating", time)
                        .withValue(stars))));
        return this;
    }

    public Shop typed(String words, long time, float... vector) {
        Interaction interaction = new Interaction(
                TENANT,
                "anna",
                "e" + history.size(),
                null,
                "search",
                null,
                words,
                null,
                null,
                time,
                0,
                new TreeMap<>());
        history.add(new LedgerEntry(new EmbeddedInteraction(
                interaction, new TextMeaning(Embedding.normalized(vector).quantized(), MODEL))));
        return this;
    }

    public UserState state() {
        return UserState.of(new UserKey(TENANT, "anna"), history, 128);
    }

    public Recommender recommender() {
        return new Recommender(catalogue, NEXT_CHOICE);
    }

    /** Items with what speaks for them, even those that may not be recommended. */
    public static List<Recommendation> scored(
            Recommender recommender, UserState state, long at, List<CatalogueItem> items) {
        return items.stream().map(recommender.judge(state, at)::recommendation).toList();
    }

    public List<String> recommended(RecommendationRequest request) {
        return ids(recommender().recommend(state(), NOW, request).items());
    }

    public static List<String> ids(List<Recommendation> items) {
        return items.stream().map(item -> item.item().itemId()).toList();
    }

    public static Shop standard() {
        return new Shop()
                .item("sail", "Sailing the coast", List.of("Sea"), 1, 0, 0, 0)
                .item("dive", "Diving deep", List.of("Sea"), 0.9f, 0.1f, 0, 0)
                .item("reef", "Life on the reef", List.of("Sea"), 0.8f, 0, 0.2f, 0)
                .item("mars", "Mission to Mars", List.of("Space"), 0, 1, 0, 0)
                .item("moon", "Walking on the moon", List.of("Space"), 0.1f, 0.9f, 0, 0)
                .item("bread", "Bread at home", List.of("Kitchen"), 0, 0, 1, 0)
                .item("soup", "A pot of soup", List.of("Kitchen"), 0, 0.1f, 0.9f, 0);
    }
}
