package io.lethe.interest.fold;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.BotRule;
import io.lethe.interest.cleaning.BurstRule;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which events are too many of one user, item, type and hour. Follows the ledgers. */
final class Bursts {
    private final BurstRule rule;
    private final Table ledger;
    private final Table table;

    Bursts(BurstRule rule, Tables tables) {
        this.rule = rule;
        this.ledger = tables.of(TableName.LEDGER);
        this.table = tables.of(TableName.CONDUCT);
    }

    /** Where events have to be that count together. */
    private record Place(UserKey user, String itemId, String type, long hour) {
        static @Nullable Place of(@Nullable LedgerEntry entry) {
            if (entry == null) {
                return null;
            }
            Interaction one = entry.interaction();
            String itemId = one.itemId();
            return itemId == null
                    ? null
                    : new Place(one.userKey(), itemId, one.type(), BotRule.hourOf(one.timestamp()));
        }

        byte[] key() {
            return ConductKey.burst(user, itemId, type, hour);
        }

        byte[] begin() {
            return LedgerKey.startOf(user, BotRule.beginOf(hour));
        }

        byte[] end() {
            return LedgerKey.startOf(user, BotRule.beginOf(hour + 1));
        }

        boolean has(Interaction one) {
            return itemId.equals(one.itemId()) && type.equals(one.type());
        }
    }

    /** Whether an entry of the ledger is one too many. */
    boolean isTooMuch(LedgerEntry entry) {
        Place place = Place.of(entry);
        if (place == null) {
            return false;
        }
        LedgerKey last = burst(place).last();
        return last != null && entry.key().compareTo(last) > 0;
    }

    /**
     * Counts a change that the ledger already contains.
     *
     * @param touched receives the other entries that count now and did not, or the reverse
     */
    void follow(LedgerChange change, Collection<LedgerKey> touched) {
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        Place from = Place.of(removed);
        Place to = Place.of(added);
        boolean stays = from != null
                && from.equals(to)
                && removed != null
                && added != null
                && removed.key().equals(added.key());
        if (stays) {
            return;
        }
        if (from != null && removed != null) {
            remove(from, removed.key(), added == null ? null : added.key(), touched);
        }
        if (to != null && added != null) {
            add(to, added.key(), touched);
        }
    }

    /** Counts all of a user's entries, of which nothing is counted yet, in the ledger's order. */
    void countAll(Collection<LedgerEntry> entries) {
        Map<Place, Burst> bursts = new HashMap<>();
        for (LedgerEntry entry : entries) {
            Place place = Place.of(entry);
            if (place != null) {
                Burst before = bursts.getOrDefault(place, Burst.NONE);
                bursts.put(
                        place, new Burst(before.size() + 1, before.size() < rule.most() ? entry.key() : before.last()));
            }
        }
        bursts.forEach(
                (place, burst) -> set(place, burst.size() <= rule.most() ? new Burst(burst.size(), null) : burst));
    }

    private void add(Place place, LedgerKey key, Collection<LedgerKey> touched) {
        Burst before = burst(place);
        LedgerKey last = before.last();
        if (last == null && before.size() == rule.most()) {
            LedgerKey newest = older(place, place.end());
            touched.add(newest);
            last = older(place, newest.toBytes());
        } else if (last != null && key.compareTo(last) < 0) {
            touched.add(last);
            last = older(place, last.toBytes());
        }
        set(place, new Burst(before.size() + 1, last));
    }

    /** @param coming an entry that the ledger has already and the burst has not; null if there is none */
    private void remove(Place place, LedgerKey key, @Nullable LedgerKey coming, Collection<LedgerKey> touched) {
        Burst before = burst(place);
        LedgerKey last = before.last();
        if (last != null && key.compareTo(last) <= 0) {
            last = newer(place, last, coming);
            touched.add(last);
        }
        set(place, new Burst(before.size() - 1, before.size() - 1 == rule.most() ? null : last));
    }

    /** The last of the events at a place before this key. */
    private LedgerKey older(Place place, byte[] key) {
        try (Rows rows = ledger.reverseRange(place.begin(), key)) {
            return first(place, rows, key, null);
        }
    }

    /** The first of the events at a place after this one. */
    private LedgerKey newer(Place place, LedgerKey after, @Nullable LedgerKey coming) {
        byte[] key = after.toBytes();
        try (Rows rows = ledger.range(key, place.end())) {
            return first(place, rows, key, coming);
        }
    }

    private static LedgerKey first(Place place, Rows rows, byte[] without, @Nullable LedgerKey coming) {
        while (rows.next()) {
            LedgerKey key = LedgerKey.fromBytes(rows.key());
            if (!Arrays.equals(rows.key(), without)
                    && !key.equals(coming)
                    && place.has(LedgerEntry.of(key, rows.value()).interaction())) {
                return key;
            }
        }
        throw new IllegalStateException("a burst does not follow the ledger");
    }

    private Burst burst(Place place) {
        byte[] bytes = table.get(place.key());
        return bytes == null ? Burst.NONE : Burst.fromBytes(place.user(), bytes);
    }

    private void set(Place place, Burst burst) {
        if (burst.size() == 0) {
            table.remove(place.key());
        } else {
            table.put(place.key(), burst.toBytes());
        }
    }
}
