package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.event.Partitions;
import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.learning.ChoiceSample;
import io.lethe.recommend.learning.LearnedMix;
import io.lethe.recommend.learning.LogGrowth;
import io.lethe.recommend.learning.MixLearner;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What Lethe learns of a log: interest-store's fold of it, partition by partition, and the catalogue with the signals
 * that come out. Settings have no part in it, so models with different ones may share it, as long as they are shown the
 * same.
 */
public final class LearnedSignals {
    private final LiveCatalogue catalogue = new LiveCatalogue();
    private final List<PartitionSignals> partitions;
    private final Map<RankingSettings, LearnedMix> mixes = new HashMap<>();
    private int next;
    private int mixesOf;
    private int users;

    /** @param items the catalogue; the number of an item is its place in it */
    public LearnedSignals(List<EmbeddedItem> items) {
        this(items, Partitions.DEFAULT);
    }

    /**
     * The same with rules.
     *
     * @param rules what is left out of what is learned across people
     */
    public LearnedSignals(List<EmbeddedItem> items, CleaningRules rules) {
        this(items, Partitions.DEFAULT, rules);
    }

    /**
     * @param partitions into how many the users are divided, since each names so many neighbours of an item and no more
     */
    public LearnedSignals(List<EmbeddedItem> items, int partitions) {
        this(items, partitions, CleaningRules.NONE);
    }

    private LearnedSignals(List<EmbeddedItem> items, int partitions, CleaningRules rules) {
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new PartitionSignals(partition, rules))
                .toList();
        items.forEach(catalogue::put);
    }

    /** The catalogue with the signals; its slots are the numbers of the items. */
    public LiveCatalogue catalogue() {
        return catalogue;
    }

    /**
     * Learns what the log shows beyond what is known.
     *
     * @throws IllegalStateException if more is known than the log shows: somebody shared what may not be shared
     */
    public void learn(EventLog log) {
        if (next > log.end()) {
            throw new IllegalStateException(
                    "signals of " + next + " events cannot answer for a log that ends after " + log.end());
        } else if (next == log.end()) {
            return;
        }
        next = log.read(next, event -> of(event.interaction().userKey()).take(event));
        partitions.forEach(partition -> partition.publish(catalogue));
    }

    /**
     * The mix that the log teaches. Models that share the signals and start from the same settings share it.
     *
     * @param prior where it starts
     */
    LearnedMix mix(EventLog log, RankingSettings prior) {
        if (mixesOf != log.end()) {
            mixesOf = log.end();
            mixes.clear();
        }
        return mixes.computeIfAbsent(
                prior, from -> new MixLearner(catalogue, from).learn(ChoiceSample.choices(sampled(log))));
    }

    /**
     * The settings with the mix that the log teaches; the same where they have nothing learned, or the log has fewer
     * than {@value LogGrowth#LEAST_EVENTS} events.
     */
    public RankingSettings inForce(EventLog log, RankingSettings prior) {
        return prior.learning().mix() && log.end() >= LogGrowth.LEAST_EVENTS
                ? prior.withMix(mix(log, prior).mix())
                : prior;
    }

    /** How many users the log had that a mix was learned from last. */
    int users() {
        return users;
    }

    private List<UserState> sampled(EventLog log) {
        Set<UserKey> all = new HashSet<>();
        log.read(0, entry -> all.add(entry.interaction().userKey()));
        users = all.size();
        return ChoiceSample.users(all).stream()
                .map(user -> of(user).counted(user, UserState.DEFAULT_WINDOW))
                .toList();
    }

    private PartitionSignals of(UserKey user) {
        return partitions.get(user.partition(partitions.size()));
    }
}
