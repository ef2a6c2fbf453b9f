package io.lethe.interest.ledger;

import io.lethe.event.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order for the events of one user at one time, as if they were drawn from an urn. Such events are a basket: a set
 * without an order of its own. Where some of them have to be taken, or numbers have to be added up in some order, the
 * draw decides. It follows from what the events are, by a hash of user, time and item. Neither sequence nor ids matter,
 * except between events that are alike in everything else.
 */
public final class BasketDraw {
    private static final long PRIME = 0x100000001b3L;

    /** Events that differ in nothing but their sequence, context or id can stand for one another. */
    private static final Comparator<Interaction> BY_CONTENT = Comparator.comparing(
                    Interaction::itemId, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Interaction::type)
            .thenComparing(Interaction::text, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Interaction::value, Comparator.nullsFirst(Comparator.<Double>naturalOrder()))
            .thenComparing(Interaction::progress, Comparator.nullsFirst(Comparator.<Double>naturalOrder()))
            .thenComparing(Interaction::dwellMs, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
            .thenComparing(Interaction::eventId);

    private record Lot(long number, LedgerEntry entry) {
        static final Comparator<Lot> IN_ORDER = Comparator.comparingLong(Lot::number)
                .thenComparing(lot -> lot.entry().interaction(), BY_CONTENT);
    }

    private BasketDraw() {}

    /**
     * Some of a user's entries, the newest basket first, and within a basket in the order of the draw.
     *
     * @param oldestFirst in the order of time; entries of one time in any order
     */
    public static List<LedgerEntry> newestFirst(List<LedgerEntry> oldestFirst) {
        List<LedgerEntry> newestFirst = new ArrayList<>(oldestFirst.size());
        int end = oldestFirst.size();
        while (end > 0) {
            long time = oldestFirst.get(end - 1).interaction().timestamp();
            int begin = end - 1;
            while (begin > 0 && oldestFirst.get(begin - 1).interaction().timestamp() == time) {
                begin--;
            }
            addDrawn(oldestFirst.subList(begin, end), newestFirst);
            end = begin;
        }
        return newestFirst;
    }

    /**
     * The same entries in the opposite order: the oldest basket first, and within a basket the last drawn first.
     *
     * @param oldestFirst in the order of time; entries of one time in any order
     */
    public static List<LedgerEntry> oldestFirst(List<LedgerEntry> oldestFirst) {
        List<LedgerEntry> drawn = newestFirst(oldestFirst);
        Collections.reverse(drawn);
        return drawn;
    }

    private static void addDrawn(List<LedgerEntry> basket, List<LedgerEntry> into) {
        if (basket.size() == 1) {
            into.add(basket.get(0));
            return;
        }
        List<Lot> lots = new ArrayList<>(basket.size());
        for (LedgerEntry entry : basket) {
            Interaction event = entry.interaction();
            lots.add(new Lot(number(seed(event.userId(), event.timestamp()), event.itemId()), entry));
        }
        lots.sort(Lot.IN_ORDER);
        lots.forEach(lot -> into.add(lot.entry()));
    }

    /** What the draws of a basket start from. */
    public static long seed(String userId, long timestamp) {
        return hash(mixed(timestamp), userId);
    }

    /** The number that an item draws. The smallest number comes first. */
    public static long number(long seed, @Nullable String itemId) {
        return hash(seed, String.valueOf(itemId));
    }

    /** FNV-1a (Fowler, Noll and Vo) over the characters, then mixed. The same on every machine. */
    private static long hash(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    /** The finalizer of MurmurHash3 (A. Appleby): every bit of the input moves every bit of the output. */
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
