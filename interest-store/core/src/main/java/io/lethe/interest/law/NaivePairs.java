package io.lethe.interest.law;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.ItemPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pair counts, by comparing every two events that are at most ten places apart. */
final class NaivePairs {
    private static final int REACH = 10;
    private static final Set<String> LEFT_OUT = Set.of("impression", "search", "return", "dislike", "hide", "skip");

    private NaivePairs() {}

    /** Adds the pairs of one user's whole history, given in time order. */
    static void add(List<LedgerEntry> history, Map<ItemPair, Long> into) {
        List<ItemOf> items = new ArrayList<>();
        for (LedgerEntry entry : history) {
            String itemId = entry.interaction().itemId();
            if (itemId != null && !LEFT_OUT.contains(entry.interaction().type())) {
                items.add(new ItemOf(entry.interaction().tenant(), itemId));
            }
        }
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size() && j - i <= REACH; j++) {
                String earlier = items.get(i).itemId();
                String later = items.get(j).itemId();
                if (!earlier.equals(later)) {
                    into.merge(new ItemPair(items.get(i).tenant(), earlier, later), weight(j - i), Long::sum);
                }
            }
        }
    }

    private record ItemOf(String tenant, String itemId) {}

    private static long weight(int distance) {
        return Math.round(65_536 * Math.pow(0.5, (distance - 1) / 4.0));
    }
}
