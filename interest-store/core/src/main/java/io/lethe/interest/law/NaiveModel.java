package io.lethe.interest.law;

import io.lethe.event.ByteWriter;
import io.lethe.event.EventIds;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.ItemPair.Kind;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Neighbour;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.SignalKey;
import io.lethe.interest.signal.TrendKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The reference model: the expected tables, computed directly from the log. It keeps every event and recounts
 * everything on each request. It shares no code with the fold except the formats of keys and values.
 */
public final class NaiveModel {
    private static final Comparator<LedgerEntry> BY_TIME = Comparator.comparing(
            LedgerEntry::interaction,
            Comparator.comparingLong(Interaction::timestamp)
                    .thenComparingLong(Interaction::sequence)
                    .thenComparing(one -> one.eventId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    private static final long HOUR = 3_600_000L;
    private static final long WEEK = 7 * 24 * HOUR;

    private final int window;
    private final Map<EventKey, LogRecord> log = new HashMap<>();

    /** @param window the maximum number of a user's newest entries that a state holds in detail */
    public NaiveModel(int window) {
        this.window = window;
    }

    /** The model of these records. */
    static NaiveModel of(Collection<LogRecord> records, int window) {
        NaiveModel model = new NaiveModel(window);
        records.forEach(model::add);
        return model;
    }

    public void add(LogRecord one) {
        if (one.event() == null) {
            log.remove(one.key());
        } else {
            log.put(one.key(), one);
        }
    }

    /** The state of each user with events. */
    public Map<UserKey, UserState> states() {
        Map<UserKey, UserState> states = new HashMap<>();
        ledgers().forEach((user, ledger) -> states.put(user, state(user, ledger)));
        return states;
    }

    /** The user's state at a time, in milliseconds since 1970. */
    public UserState asOf(UserKey user, long at) {
        List<LedgerEntry> until = ledgers().getOrDefault(user, List.of()).stream()
                .filter(entry -> entry.interaction().timestamp() <= at)
                .toList();
        return state(user, until);
    }

    /** All tables, without pending changes. */
    public MemoryTables tables() {
        MemoryTables tables = new MemoryTables();
        winners().forEach(entry -> {
            tables.of(TableName.LEDGER).put(entry.key().toBytes(), entry.toBytes());
            UserKey user = entry.interaction().userKey();
            String id = entry.interaction().eventId();
            if (!EventIds.isFromContent(id)) {
                byte[] idKey =
                        new ByteWriter().putBytes(user.toBytes()).putText(id).toBytes();
                tables.of(TableName.EVENT_IDS).put(idKey, entry.key().toBytes());
            }
        });
        losers().forEach(loser ->
                tables.of(TableName.RIVALS).put(EventKey.of(loser.interaction()).toBytes(), loser.toBytes()));
        states().forEach((user, state) -> {
            tables.of(TableName.VERSIONS).put(user.toBytes(), state.version().toBytes());
            state.longTerm()
                    .forEach((key, count) -> tables.of(TableName.LONG_TERM).put(key.toBytes(user), count.toBytes()));
        });
        pairs().forEach((pair, count) -> tables.of(TableName.PAIRS).put(pair.toBytes(), count(count)));
        trends().forEach((key, count) -> tables.of(TableName.TRENDS).put(key.toBytes(), count(count)));
        return tables;
    }

    /** The neighbour signal of each item, for a partition of the users. */
    public Map<SignalKey, NeighbourSignal> neighbourSignals(int partition) {
        Map<SignalKey, Map<Kind, List<Neighbour>>> neighbours = new HashMap<>();
        pairs().forEach((pair, count) -> neighbours
                .computeIfAbsent(new SignalKey(pair.tenant(), pair.item(), partition), key -> new EnumMap<>(Kind.class))
                .computeIfAbsent(pair.kind(), kind -> new ArrayList<>())
                .add(new Neighbour(pair.other(), count)));
        Map<SignalKey, NeighbourSignal> signals = new HashMap<>();
        neighbours.forEach((key, all) -> signals.put(
                key,
                NeighbourSignal.of(
                        all.getOrDefault(Kind.WENT_ON_TO, List.of()),
                        all.getOrDefault(Kind.TOGETHER, List.of()),
                        NeighbourSignal.DEFAULT_LIMIT)));
        return signals;
    }

    /** The trend signal of each item, for a partition of the users. */
    public Map<SignalKey, TrendSignal> trendSignals(int partition) {
        Map<SignalKey, List<HourCount>> hours = new HashMap<>();
        Map<SignalKey, List<ContextCount>> contexts = new HashMap<>();
        trends().forEach((key, count) -> {
            SignalKey item = new SignalKey(key.tenant(), key.itemId(), partition);
            Circumstance in = key.in();
            if (in == null) {
                hours.computeIfAbsent(item, one -> new ArrayList<>()).add(new HourCount(key.hour(), key.type(), count));
            } else {
                contexts.computeIfAbsent(item, one -> new ArrayList<>())
                        .add(new ContextCount(in, key.type(), key.hour() / 24, count));
            }
        });
        Map<SignalKey, TrendSignal> signals = new HashMap<>();
        hours.forEach((key, counts) -> signals.put(key, TrendSignal.of(counts, contexts.getOrDefault(key, List.of()))));
        return signals;
    }

    /** The pair counts of these entries of several users. */
    static Map<ItemPair, Long> pairs(Collection<LedgerEntry> entries) {
        Map<ItemPair, Long> pairs = new HashMap<>();
        byUser(entries).values().forEach(ledger -> NaivePairs.add(ledger, pairs));
        return pairs;
    }

    static byte[] count(long count) {
        return new ByteWriter().putByte(1).putSigned(count).toBytes();
    }

    private UserState state(UserKey user, List<LedgerEntry> ledger) {
        long fingerprint = 0;
        SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>();
        for (LedgerEntry entry : ledger) {
            fingerprint += entry.fingerprint();
            Interaction interaction = entry.interaction();
            String itemId = interaction.itemId();
            if (itemId != null) {
                LongTermKey key =
                        new LongTermKey(itemId, interaction.type(), Math.floorDiv(interaction.timestamp(), WEEK));
                LongTermCount before = counts.getOrDefault(key, LongTermCount.NONE);
                Double value = interaction.value();
                counts.put(
                        key,
                        new LongTermCount(
                                before.count() + 1,
                                before.valued() + (value == null ? 0 : 1),
                                before.valueMicros() + (value == null ? 0 : Math.round(value * 1_000_000))));
            }
        }
        return new UserState(
                user,
                new UserVersion(ledger.size(), fingerprint),
                ledger.subList(Math.max(0, ledger.size() - window), ledger.size()),
                counts);
    }

    private Map<ItemPair, Long> pairs() {
        return pairs(winners());
    }

    private Map<TrendKey, Long> trends() {
        Map<TrendKey, Long> trends = new HashMap<>();
        for (LedgerEntry entry : winners()) {
            Interaction interaction = entry.interaction();
            String itemId = interaction.itemId();
            if (itemId != null) {
                long hour = Math.floorDiv(interaction.timestamp(), HOUR);
                trends.merge(new TrendKey(interaction.tenant(), itemId, hour, interaction.type()), 1L, Long::sum);
                contexts(interaction).forEach(key -> trends.merge(key, 1L, Long::sum));
            }
        }
        trends.putAll(repeats());
        return trends;
    }

    /** Each known key of a choice's context whose value is a name. */
    private static List<TrendKey> contexts(Interaction choice) {
        List<TrendKey> keys = new ArrayList<>();
        for (ContextKey key : ContextKey.values()) {
            String said = choice.context()
                    .getOrDefault(key.name().toLowerCase(Locale.ROOT), "")
                    .strip()
                    .toLowerCase(Locale.ROOT);
            String value = Normalizer.normalize(said, Normalizer.Form.NFC);
            boolean isName = value.codePointCount(0, value.length()) <= 24
                    && value.matches("(\\p{L}[\\p{Mn}\\p{Mc}]*|[\\p{Nd} _-])+")
                    && value.matches("(\\P{Nd}*\\p{Nd}){0,2}\\P{Nd}*");
            if (key == ContextKey.HOUR && value.matches("0[0-9].*")) {
                value = value.substring(1);
            }
            if (isName && PairFold.counts(choice)) {
                keys.add(new TrendKey(
                        choice.tenant(),
                        String.valueOf(choice.itemId()),
                        Math.floorDiv(choice.timestamp(), 24 * HOUR) * 24,
                        choice.type(),
                        new Circumstance(key, value)));
            }
        }
        return keys;
    }

    private Map<TrendKey, Long> repeats() {
        Set<List<String>> had = new HashSet<>();
        Map<TrendKey, Long> repeats = new HashMap<>();
        for (LedgerEntry entry : winners()) {
            Interaction one = entry.interaction();
            if (one.itemId() != null && !had.add(List.of(one.tenant(), one.userId(), one.itemId(), one.type()))) {
                repeats.merge(TrendKey.ofRepeats(one.tenant(), one.itemId(), one.type()), 1L, Long::sum);
            }
        }
        return repeats;
    }

    private Map<UserKey, List<LedgerEntry>> ledgers() {
        return byUser(winners());
    }

    private static Map<UserKey, List<LedgerEntry>> byUser(Collection<LedgerEntry> entries) {
        Map<UserKey, List<LedgerEntry>> ledgers = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.interaction().userKey(), Collectors.toCollection(ArrayList::new)));
        ledgers.values().forEach(ledger -> ledger.sort(BY_TIME));
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

    /** The events of each id, smallest hash first. */
    private Collection<List<LedgerEntry>> byId() {
        return log.values().stream()
                .sorted(Comparator.comparing(one -> one.key().contentHash()))
                .collect(Collectors.groupingBy(
                        one -> List.of(
                                one.key().tenant(),
                                one.key().userId(),
                                one.key().eventId()),
                        Collectors.mapping(
                                one -> new LedgerEntry(Objects.requireNonNull(one.event())), Collectors.toList())))
                .values();
    }
}
