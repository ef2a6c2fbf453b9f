package io.lethe.interest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.interest.cleaning.BotRule;
import io.lethe.interest.cleaning.BurstRule;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.signal.TrendKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renews trends of before there were contexts, two rows at a time, while events come, change and go. */
class TrendRenewalTest {
    private static final long HOUR = 3_600_000L;
    private static final long START = 1_700_000_000_000L / HOUR * HOUR;
    private static final HexFormat HEX = HexFormat.of();
    private static final CleaningRules RULES = new CleaningRules(new BotRule(6, 3, 3), new BurstRule(2));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldCountWhatTheNaiveModelCountsWhateverComesInTheMeantime(long seed) {
        // Given
        List<LogRecord> log = log(seed);
        NaiveModel model = new NaiveModel(12);
        log.forEach(model::add);
        // When
        Renewed renewed = renewed(log, CleaningRules.NONE, CleaningRules.NONE, new Random(seed));
        // Then
        assertThat(renewed.tookInTheMeantime()).isGreaterThan(50);
        assertThat(rows(renewed.tables())).isEqualTo(rows(model.tables()));
        assertThat(renewed.touched()).containsAll(itemsInContext(renewed.tables()));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void shouldLeaveOutWhatDoesNotCountWhenItComesToIt(long seed) {
        // Given
        List<LogRecord> log = busyLog(seed);
        MemoryTables whole = new MemoryTables();
        InterestFold fold = new InterestFold(whole, RULES, item -> {});
        log.forEach(one -> take(fold, one, item -> {}));
        boolean wereFollowed = seed % 2 == 0;
        // When
        Renewed renewed = renewed(log, wereFollowed ? RULES : CleaningRules.NONE, RULES, new Random(seed));
        // Then
        assertThat(fold.leftOut()).containsOnlyKeys(CleaningRule.values());
        assertThat(whole.of(TableName.LEFT_OUT).size())
                .isLessThan(whole.of(TableName.LEDGER).size());
        assertThat(rows(renewed.tables())).isEqualTo(rows(whole));
    }

    @Test
    void shouldReadNoMoreRowsAtOnceThanItIsTold() {
        // Given
        MemoryTables tables = new MemoryTables();
        InterestFold before = new InterestFold(tables);
        for (int i = 0; i < 7; i++) {
            take(before, phoned("event " + i, "item " + i % 3, i), item -> {});
        }
        OlderTrends.putInto(tables);
        int rows = tables.of(TableName.TRENDS).size();
        InterestFold fold = new InterestFold(tables, CleaningRules.NONE);
        fold.follow(item -> {});
        // When
        Map<Boolean, Integer> steps = new HashMap<>();
        boolean more = true;
        while (more) {
            steps.merge(fold.trends().isReadable(), 1, Integer::sum);
            more = fold.renew(2, item -> {});
        }
        // Then
        assertThat(rows).isEqualTo(10);
        assertThat(steps).isEqualTo(Map.of(false, 6, true, 4));
        assertThat(fold.isRenewing()).isFalse();
        assertThat(fold.renew(2, item -> {})).isFalse();
    }

    /** These bytes never change: a renewal that an earlier version began goes on from them. */
    @Test
    void shouldKeepThePlaceInItsStoredForm() {
        // Given
        MemoryTables tables = new MemoryTables();
        InterestFold before = new InterestFold(tables);
        for (int i = 0; i < 3; i++) {
            take(before, phoned("event " + i, "item", i), item -> {});
        }
        OlderTrends.putInto(tables);
        List<byte[]> older = keys(tables, TableName.TRENDS);
        List<byte[]> events = keys(tables, TableName.LEDGER);
        InterestFold fold = new InterestFold(tables, CleaningRules.NONE);
        // When
        List<String> places = new ArrayList<>();
        fold.follow(item -> {});
        places.add(rows(tables).get("00"));
        boolean more = true;
        while (more) {
            more = fold.renew(2, item -> {});
            places.add(rows(tables).getOrDefault("00", "none"));
        }
        // Then
        assertThat(older).hasSize(4);
        assertThat(places)
                .containsExactly(
                        "010000",
                        "0100" + HEX.formatHex(older.get(1)),
                        "0100" + HEX.formatHex(older.get(3)),
                        "0101",
                        "0101" + HEX.formatHex(events.get(1)),
                        "none");
    }

    @Test
    void shouldNotRenewWhatHasTodaysForm() {
        // Given
        MemoryTables tables = new MemoryTables();
        InterestFold fold = new InterestFold(tables, CleaningRules.NONE);
        // When
        fold.follow(item -> {});
        take(fold, phoned("event", "item", 1), item -> {});
        InterestFold again = new InterestFold(tables, CleaningRules.NONE);
        again.follow(item -> {});
        // Then
        assertThat(fold.isRenewing()).isFalse();
        assertThat(again.isRenewing()).isFalse();
    }

    private record Renewed(MemoryTables tables, Set<String> touched, int tookInTheMeantime) {}

    /** Folds the beginning of the log into tables of the older form, and the rest while these are renewed. */
    private static Renewed renewed(List<LogRecord> log, CleaningRules before, CleaningRules after, Random random) {
        MemoryTables tables = new MemoryTables();
        InterestFold older = new InterestFold(tables, before, item -> {});
        int cut = log.size() / 2;
        log.subList(0, cut).forEach(one -> take(older, one, item -> {}));
        OlderTrends.putInto(tables);
        Set<String> touched = new HashSet<>();
        Consumer<byte[]> touch = item -> touched.add(HEX.formatHex(item));
        InterestFold fold = restarted(tables, after, touch);
        int took = 0;
        for (LogRecord one : log.subList(cut, log.size())) {
            took += fold.isRenewing() ? 1 : 0;
            take(fold, one, touch);
            if (random.nextInt(3) > 0) {
                fold.renew(2, touch);
            }
            if (random.nextInt(20) == 0) {
                fold = restarted(tables, after, touch);
            }
        }
        boolean more = true;
        while (more) {
            more = fold.renew(2, touch);
        }
        fold.neighbours().foldAll(item -> {});
        return new Renewed(tables, touched, took);
    }

    private static InterestFold restarted(MemoryTables tables, CleaningRules rules, Consumer<byte[]> touch) {
        InterestFold fold = new InterestFold(tables, rules);
        fold.follow(touch);
        return fold;
    }

    private static List<LogRecord> log(long seed) {
        System.out.println("seed " + seed);
        RandomHistory history = new RandomHistory(seed, 4, 9);
        return history.withTombstones(history.shuffledWithRepeats(history.events(500)), 3);
    }

    /** What some do who are in a hurry: of five users, each does more than the one before. */
    private static List<LogRecord> busyLog(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LogRecord> log = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int user = (int) Math.sqrt(random.nextInt(25));
            long time = START + random.nextInt(60) * HOUR + random.nextInt(20) * 60_000L;
            log.add(LogRecord.of(
                    Interaction.of("default", "user " + user, "id " + i, "item " + random.nextInt(3), "view", time)
                            .withContext(new TreeMap<>(Map.of("device", "d" + random.nextInt(2))))));
        }
        return new RandomHistory(seed, 1, 1).withTombstones(log, 3);
    }

    private static void take(InterestFold fold, LogRecord one, Consumer<byte[]> touched) {
        fold.prepare(one.key().toBytes(), one.value()).ifPresent(prepared -> {
            fold.applyToUser(prepared);
            fold.applyToItems(prepared, touched);
        });
    }

    private static LogRecord phoned(String id, String item, int hour) {
        return LogRecord.of(Interaction.of("default", "user", id, item, "view", START + hour * HOUR)
                .withContext(new TreeMap<>(Map.of("device", "phone"))));
    }

    private static Set<String> itemsInContext(MemoryTables tables) {
        Set<String> items = new HashSet<>();
        try (Rows all = tables.of(TableName.TRENDS).all()) {
            while (all.next()) {
                TrendKey key = TrendKey.fromBytes(all.key());
                if (key.in() != null) {
                    items.add(HEX.formatHex(TrendKey.prefix(key.tenant(), key.itemId())));
                }
            }
        }
        return items;
    }

    private static List<byte[]> keys(MemoryTables tables, TableName name) {
        List<byte[]> keys = new ArrayList<>();
        try (Rows all = tables.of(name).all()) {
            while (all.next()) {
                keys.add(all.key());
            }
        }
        return keys;
    }

    private static Map<String, String> rows(MemoryTables tables) {
        Map<String, String> rows = new TreeMap<>();
        try (Rows all = tables.of(TableName.TRENDS).all()) {
            while (all.next()) {
                rows.put(HEX.formatHex(all.key()), HEX.formatHex(all.value()));
            }
        }
        return rows;
    }
}
