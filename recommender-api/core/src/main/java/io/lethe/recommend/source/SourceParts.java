package io.lethe.recommend.source;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.Profiler;
import io.lethe.interest.profile.StarMean;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.PairFold;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.vector.Direction;
import io.lethe.recommend.word.WordLikeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each source would add to every item's relevance with a weight of 1, for several decays of the history at once.
 * Any mix of these parts is what {@link Sources} computes for it. What some events of the user added to the signals of
 * all users can be left out.
 */
public final class SourceParts {
    private static final Mix INTEREST_ALONE = new Mix(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0);

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final HistoryDecay[] decays;
    private final int slots;
    private final double[][] following;
    private final double[][] preceding;
    private final double[][] together;
    private final double[][] meaning;
    private final double[][] wording;
    private final InterestProfile profile;
    private final double[] interest;
    private final Map<Integer, Double> habits = new HashMap<>();
    private final Map<Integer, Long> ownEvents = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> ownAfter = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> ownBefore = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> ownTogether = new HashMap<>();

    /**
     * The parts for a user.
     *
     * @param before the state that the scores follow from
     * @param at     milliseconds since 1970
     * @param since  the user's events that came after, whose counts are left out
     * @param decays how the history loses weight
     * @param slots  how many slots of the catalogue to look at
     */
    public SourceParts(
            Catalogue catalogue,
            RankingSettings settings,
            UserState before,
            long at,
            List<LedgerEntry> since,
            HistoryDecay[] decays,
            int slots) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.decays = decays.clone();
        this.slots = slots;
        this.following = new double[decays.length][slots];
        this.preceding = new double[decays.length][slots];
        this.together = new double[decays.length][slots];
        this.meaning = new double[decays.length][slots];
        this.wording = new double[decays.length][slots];
        this.profile = new Profiler(catalogue, settings.interest()).profile(before, at);
        this.interest = Sources.of(catalogue, settings.withMix(INTEREST_ALONE), before, profile)
                .scores(slots);
        addOwn(before, since);
        addHistory(before, at);
    }

    /** Came after items of the history, by decay and slot. */
    public double[][] following() {
        return following;
    }

    /** Came before items of the history, by decay and slot. */
    public double[][] preceding() {
        return preceding;
    }

    /** Chosen at one time with items of the history, by decay and slot. */
    public double[][] together() {
        return together;
    }

    /** Similar in meaning to the newest events, by decay and slot. */
    public double[][] meaning() {
        return meaning;
    }

    /** Words in common with the history, by decay and slot. */
    public double[][] wording() {
        return wording;
    }

    /** The interests that the scores follow from. */
    public InterestProfile profile() {
        return profile;
    }

    /** Close to the interest points, by slot. */
    public double[] interest() {
        return interest;
    }

    /** Chosen before, by slot. */
    public Map<Integer, Double> habits() {
        return habits;
    }

    /** How many of an item's events are left out. */
    public long ownEvents(int slot) {
        return ownEvents.getOrDefault(slot, 0L);
    }

    private void addOwn(UserState before, List<LedgerEntry> since) {
        List<LedgerEntry> rest = new ArrayList<>(before.window());
        Collections.sort(rest);
        List<LedgerEntry> whole = new ArrayList<>(rest);
        whole.addAll(since);
        Collections.sort(whole);
        Map<ItemPair, Long> own = new HashMap<>(PairFold.of(whole));
        PairFold.of(rest).forEach((pair, count) -> own.merge(pair, -count, Long::sum));
        own.forEach((pair, count) -> {
            int item = catalogue.slotOf(pair.item());
            int other = catalogue.slotOf(pair.other());
            if (count != 0 && item >= 0 && other >= 0) {
                addOwn(pair.kind(), item, other, count);
            }
        });
        for (LedgerEntry entry : since) {
            String itemId = entry.interaction().itemId();
            int slot = itemId == null ? -1 : catalogue.slotOf(itemId);
            if (slot >= 0 && PairFold.counts(entry.interaction())) {
                ownEvents.merge(slot, 1L, Long::sum);
            }
        }
    }

    private void addOwn(ItemPair.Kind kind, int item, int other, long count) {
        if (kind == ItemPair.Kind.TOGETHER) {
            ownTogether.computeIfAbsent(item, key -> new HashMap<>()).put(other, count);
        } else {
            ownAfter.computeIfAbsent(item, key -> new HashMap<>()).put(other, count);
            ownBefore.computeIfAbsent(other, key -> new HashMap<>()).put(item, count);
        }
    }

    private void addHistory(UserState state, long at) {
        double meanStars =
                StarMean.of(state, at, settings.interest().weights().shaping().stars());
        Habits known = new Habits(catalogue, 1, Habits.choices(catalogue, settings, state), at);
        WordLikeness.Query[] words = new WordLikeness.Query[decays.length];
        for (int p = 0; p < decays.length; p++) {
            words[p] = catalogue.wordLikeness().new Query();
        }
        int texts = 0;
        for (PastEvent past : PastEvent.of(state, at, settings.interest().weights(), meanStars)) {
            Interaction interaction = past.interaction();
            double[] weights = Arrays.stream(decays)
                    .mapToDouble(decay -> past.weight(decay, at))
                    .toArray();
            Direction direction = texts < PastEvent.TEXTS ? past.direction(catalogue) : null;
            if (direction != null) {
                texts++;
                addMeaning(direction, weights);
            }
            int slot = interaction.itemId() == null ? -1 : catalogue.slotOf(interaction.itemId());
            for (int p = 0; p < decays.length; p++) {
                if (slot >= 0) {
                    words[p].addItem(slot, weights[p]);
                }
                if (interaction.text() != null) {
                    words[p].addText(interaction.text(), weights[p]);
                }
            }
            if (slot >= 0 && PairFold.counts(interaction)) {
                addPairs(slot, weights);
            }
            known.add(interaction);
        }
        known.addOlder(state);
        habits.putAll(known.values());
        List<WordLikeness.Query> queries = List.of(words);
        queries.get(0).addTo(wording, queries.subList(1, queries.size()));
    }

    private void addMeaning(Direction direction, double[] weights) {
        double[] pulls = new double[slots];
        catalogue.addPulls(List.of(direction), pulls);
        for (int slot = 0; slot < slots; slot++) {
            if (pulls[slot] != 0) {
                for (int p = 0; p < decays.length; p++) {
                    meaning[p][slot] += weights[p] * pulls[slot];
                }
            }
        }
    }

    private void addPairs(int slot, double[] weights) {
        double from = PairScores.from(popularity(slot));
        Map<Integer, Long> after = ownAfter.getOrDefault(slot, Map.of());
        Map<Integer, Long> before = ownBefore.getOrDefault(slot, Map.of());
        catalogue.successors(slot, (other, count) -> add(other, count, after, from, weights, following));
        Map<Integer, Long> with = ownTogether.getOrDefault(slot, Map.of());
        catalogue.predecessors(slot, (other, count) -> add(other, count, before, from, weights, preceding));
        catalogue.companions(slot, (other, count) -> add(other, count, with, from, weights, together));
    }

    private long popularity(int slot) {
        return Math.max(1, catalogue.popularity(slot) - ownEvents(slot));
    }

    private void add(int other, long count, Map<Integer, Long> own, double from, double[] weights, double[][] into) {
        if (other >= slots) {
            return;
        }
        long others = count - own.getOrDefault(other, 0L);
        if (others > 0) {
            double score = others / (from * PairScores.to(popularity(other)));
            for (int p = 0; p < decays.length; p++) {
                into[p][other] += weights[p] * score;
            }
        }
    }
}
