package io.lethe.interest.service.topology;

import io.lethe.event.ByteWriter;
import io.lethe.event.EventIds;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Successor;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.SignalKey;
import io.lethe.interest.signal.TrendKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the stores of a partition have to hold, written down directly from what the log holds. Keys and values in hexadecimal. */
public final class NaiveModel {
    private static final HexFormat HEX = HexFormat.of();

    private final int partition;
    private final int window;
    private final Map<EventKey, LogRecord> log = new HashMap<>();

    public NaiveModel(int partition, int window) {
        this.partition = partition;
        this.window = window;
    }

    public void add(LogRecord one) {
        if (one.event() == null) {
            log.remove(one.key());
        } else {
            log.put(one.key(), one);
        }
    }

    public Map<UserKey, UserState> states() {
        Map<UserKey, UserState> states = new HashMap<>();
        ledgers().forEach((user, ledger) -> states.put(user, UserState.of(user, ledger, window)));
        return states;
    }

    /** The state that the events up to a time have. */
    public UserState asOf(UserKey user, long at) {
        return UserState.of(
                user,
                ledgers().getOrDefault(user, List.of()).stream()
                        .filter(entry -> entry.interaction().timestamp() <= at)
                        .toList(),
                window);
    }

    /** Every store that says something about users or items. */
    public Map<String, Map<String, String>> stores() {
        Map<String, Map<String, String>> stores = new TreeMap<>();
        Stores.ALL.stream()
                .filter(name -> !name.equals(Stores.PROGRESS))
                .forEach(name -> stores.put(name, new TreeMap<>()));
        winners().forEach(entry -> {
            put(stores, Stores.LEDGER, entry.key().toBytes(), entry.toBytes());
            UserKey user = entry.interaction().userKey();
            String id = entry.interaction().eventId();
            if (!EventIds.isFromContent(id)) {
                byte[] idKey =
                        new ByteWriter().putBytes(user.toBytes()).putText(id).toBytes();
                put(stores, Stores.EVENT_IDS, idKey, entry.key().toBytes());
            }
        });
        losers().forEach(loser ->
                put(stores, Stores.RIVALS, EventKey.of(loser.interaction()).toBytes(), loser.toBytes()));
        states().forEach((user, state) -> {
            put(stores, Stores.VERSIONS, user.toBytes(), state.version().toBytes());
            state.longTerm().forEach((key, count) -> put(stores, Stores.LONG_TERM, key.toBytes(user), count.toBytes()));
        });
        pairs().forEach((pair, count) -> put(stores, Stores.PAIRS, pair.toBytes(), count(count)));
        trends().forEach((key, count) -> put(stores, Stores.TRENDS, key.toBytes(), count(count)));
        return stores;
    }

    public Map<String, String> neighbourSignals() {
        Map<SignalKey, List<Successor>> successors = new HashMap<>();
        pairs().forEach((pair, count) -> successors
                .computeIfAbsent(new SignalKey(pair.tenant(), pair.earlier(), partition), key -> new ArrayList<>())
                .add(new Successor(pair.later(), count)));
        Map<String, String> signals = new TreeMap<>();
        successors.forEach((key, all) -> signals.put(
                HEX.formatHex(key.toBytes()),
                HEX.formatHex(
                        NeighbourSignal.of(all, NeighbourSignal.DEFAULT_LIMIT).toBytes())));
        return signals;
    }

    public Map<String, String> trendSignals() {
        Map<SignalKey, List<HourCount>> hours = new HashMap<>();
        trends().forEach((key, count) -> hours.computeIfAbsent(
                        new SignalKey(key.tenant(), key.itemId(), partition), item -> new ArrayList<>())
                .add(new HourCount(key.hour(), key.type(), count)));
        Map<String, String> signals = new TreeMap<>();
        hours.forEach((key, counts) ->
                signals.put(HEX.formatHex(key.toBytes()), HEX.formatHex(new TrendSignal(counts).toBytes())));
        return signals;
    }

    private Map<ItemPair, Long> pairs() {
        Map<ItemPair, Long> pairs = new HashMap<>();
        ledgers().values().forEach(ledger -> PairFold.of(ledger)
                .forEach((pair, count) -> pairs.merge(pair, count, Long::sum)));
        return pairs;
    }

    private Map<TrendKey, Long> trends() {
        Map<TrendKey, Long> trends = new HashMap<>();
        for (LedgerEntry entry : winners()) {
            Interaction interaction = entry.interaction();
            String itemId = interaction.itemId();
            if (itemId != null) {
                long hour = Math.floorDiv(interaction.timestamp(), 3_600_000L);
                trends.merge(new TrendKey(interaction.tenant(), itemId, hour, interaction.type()), 1L, Long::sum);
            }
        }
        return trends;
    }

    private Map<UserKey, List<LedgerEntry>> ledgers() {
        Map<UserKey, List<LedgerEntry>> ledgers = winners().stream()
                .collect(Collectors.groupingBy(entry -> entry.interaction().userKey()));
        ledgers.values().forEach(ledger -> ledger.sort(Comparator.naturalOrder()));
        return ledgers;
    }

    private List<LedgerEntry> winners() {
        return byId().stream().map(rivals -> rivals.get(0)).toList();
    }

    private List<LedgerEntry> losers() {
        return byId().stream()
                .flatMap(rivals -> rivals.subList(1, rivals.size()).stream())
                .toList();
    }

    /** The events of each id, the one with the smallest hash first. */
    private Collection<List<LedgerEntry>> byId() {
        return log.values().stream()
                .sorted(Comparator.comparing(one -> one.key().contentHash()))
                .filter(one -> one.event() != null)
                .collect(Collectors.groupingBy(
                        one -> List.of(
                                one.key().tenant(),
                                one.key().userId(),
                                one.key().eventId()),
                        Collectors.mapping(NaiveModel::entry, Collectors.toList())))
                .values();
    }

    @SuppressWarnings("NullAway")
    private static LedgerEntry entry(LogRecord one) {
        return new LedgerEntry(one.event());
    }

    private static byte[] count(long count) {
        return new ByteWriter().putByte(1).putSigned(count).toBytes();
    }

    private static void put(Map<String, Map<String, String>> stores, String store, byte[] key, byte[] value) {
        stores.computeIfAbsent(store, name -> new TreeMap<>()).put(HEX.formatHex(key), HEX.formatHex(value));
    }
}
