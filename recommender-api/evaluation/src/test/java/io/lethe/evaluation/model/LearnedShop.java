package io.lethe.evaluation.model;

import io.lethe.evaluation.protocol.Corpus;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.catalogue.LiveCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is known after a log: the signals of its items, and the states of its users. */
final class LearnedShop {
    private LearnedShop() {}

    /** Brings the signals of a log into a catalogue, and tells the states of the users. */
    static List<UserState> learn(Corpus corpus, LiveCatalogue into) {
        PartitionSignals signals = new PartitionSignals(0, CleaningRules.NONE);
        List<LedgerEntry> log =
                IntStream.range(0, corpus.size()).mapToObj(corpus::row).toList();
        log.forEach(signals::take);
        signals.publish(into);
        Map<String, List<LedgerEntry>> ledgers = log.stream()
                .collect(Collectors.groupingBy(entry -> entry.interaction().userId()));
        return ledgers.values().stream()
                .map(own -> UserState.of(own.get(0).interaction().userKey(), own, UserState.DEFAULT_WINDOW))
                .toList();
    }
}
