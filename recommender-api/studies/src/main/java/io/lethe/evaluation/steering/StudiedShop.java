package io.lethe.evaluation.steering;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.Ablation;
import io.lethe.evaluation.model.LearnedSignals;
import io.lethe.event.Item;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A shop with its crowd and its planted people. Where there are few people, each planted one comes alone: the log is of
 * the crowd and of that one. Elsewhere all of them are in one log. The mix is learned as a running Lethe does it, in a
 * shop of few people from the crowd.
 */
final class StudiedShop {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int SEARCHES = 5;

    private final ShopItems items;
    private final List<EmbeddedItem> embedded = new ArrayList<>();
    private final Map<String, TextMeaning> meanings = new HashMap<>();
    private final List<LedgerEntry> crowd;
    private final Map<PersonKind, List<PlantedPerson>> people = new LinkedHashMap<>();
    private final @Nullable ServedShop shared;
    private final RankingSettings inForce;

    /**
     * Opens a shop.
     *
     * @param each     how many people of each kind there are
     * @param settings what it ranks by
     * @throws IOException if vectors cannot be kept
     */
    StudiedShop(
            PlantedShop shop,
            int each,
            long seed,
            RankingSettings settings,
            VectorCache vectors,
            ModelId model,
            VectorCache.Progress progress)
            throws IOException {
        this.items = new ShopItems(shop, random(seed, shop.name()));
        embed(vectors, model, progress);
        this.crowd = Crowd.of(items, random(seed, shop.name() + " crowd"));
        for (PersonKind kind : PersonKinds.all()) {
            if (kind.suits().test(shop)) {
                people.put(kind, plant(kind, each, seed));
            }
        }
        List<LedgerEntry> log = new ArrayList<>(crowd);
        if (!shop.isThin()) {
            people.values()
                    .forEach(some -> some.forEach(one -> {
                        log.addAll(one.history());
                        log.addAll(one.crowd());
                    }));
        }
        LearnedSignals signals = new LearnedSignals(embedded);
        ShownLog all = new ShownLog(log);
        signals.learn(all);
        this.inForce = signals.inForce(all, settings);
        this.shared = shop.isThin() ? null : new ServedShop(signals.catalogue(), inForce, shop.places());
    }

    private StudiedShop(StudiedShop other, RankingSettings inForce) {
        this.items = other.items;
        this.embedded.addAll(other.embedded);
        this.meanings.putAll(other.meanings);
        this.crowd = other.crowd;
        this.people.putAll(other.people);
        this.inForce = inForce;
        this.shared =
                other.shared == null ? null : new ServedShop(other.shared.catalogue(), inForce, other.shared.places());
    }

    /** The same shop with something taken away from what it ranks by. */
    StudiedShop without(Ablation ablation) {
        return new StudiedShop(this, ablation.of(inForce));
    }

    private static SplittableRandom random(long seed, String of) {
        long mixed = seed * MIX;
        for (int i = 0; i < of.length(); i++) {
            mixed = (mixed ^ of.charAt(i)) * MIX;
        }
        return new SplittableRandom(mixed);
    }

    private void embed(VectorCache vectors, ModelId model, VectorCache.Progress progress) throws IOException {
        List<String> texts = new ArrayList<>();
        items.items().forEach(item -> texts.add(item.describe()));
        for (int topic = 0; topic < items.shop().topics(); topic++) {
            for (int number = 0; number < SEARCHES; number++) {
                texts.add(TopicWords.all().get(topic).search(number));
            }
        }
        List<QuantizedEmbedding> all = vectors.of(texts, progress);
        for (int i = 0; i < texts.size(); i++) {
            if (i < items.items().size()) {
                Item item = items.items().get(i);
                embedded.add(new EmbeddedItem(item, all.get(i).toEmbedding(), model));
            } else {
                meanings.put(texts.get(i), new TextMeaning(all.get(i), model));
            }
        }
    }

    private List<PlantedPerson> plant(PersonKind kind, int each, long seed) {
        List<PlantedPerson> some = new ArrayList<>();
        for (int number = 1; number <= each; number++) {
            String name = kind.name() + "-" + number;
            some.add(kind.script()
                    .apply(new Diary(
                            items,
                            random(seed, items.shop().name() + " " + name),
                            name,
                            words -> Objects.requireNonNull(meanings.get(words), words))));
        }
        return some;
    }

    ShopItems items() {
        return items;
    }

    /** The people of each kind that suits the shop. */
    Map<PersonKind, List<PlantedPerson>> people() {
        return people;
    }

    /** The settings, with what the log taught about the mix. */
    RankingSettings inForce() {
        return inForce;
    }

    /** The shop as it answers to a person. */
    ServedShop served(PlantedPerson person) {
        return shared == null ? alone(person, person.crowd(), CleaningRules.NONE) : shared;
    }

    /** The same with all rules that clean what is counted across people; only where people are few. */
    ServedShop cleaned(PlantedPerson person) {
        return alone(person, person.crowd(), CleaningRules.of(Set.of(CleaningRule.values())));
    }

    /** The same without what others did because of the person's case. */
    ServedShop undisturbed(PlantedPerson person) {
        return shared == null ? alone(person, List.of(), CleaningRules.NONE) : shared;
    }

    private ServedShop alone(PlantedPerson person, List<LedgerEntry> more, CleaningRules rules) {
        List<LedgerEntry> log = new ArrayList<>(crowd);
        log.addAll(person.history());
        log.addAll(more);
        LearnedSignals signals = new LearnedSignals(embedded, rules);
        signals.learn(new ShownLog(log));
        return new ServedShop(signals.catalogue(), inForce, items.shop().places());
    }
}
