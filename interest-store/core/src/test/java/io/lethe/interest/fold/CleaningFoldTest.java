package io.lethe.interest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.BotRule;
import io.lethe.interest.cleaning.BurstRule;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CleaningFoldTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 1_700_000_000_000L / HOUR * HOUR;
    private static final int TYPES = 3;
    private static final HexFormat HEX = HexFormat.of();

    /** Bounds that a random history of some hours crosses again and again. */
    private static final List<CleaningRules> RULES = List.of(
            new CleaningRules(new BotRule(6, 3, 3), new BurstRule(2)),
            new CleaningRules(new BotRule(5, 2, 4), null),
            new CleaningRules(null, new BurstRule(1)),
            CleaningRules.NONE);

    private final long seed = new Random().nextLong(1_000_000_000_000L);
    private final Random random = new Random(seed);
    private final List<LogRecord> events = history();

    @RepeatedTest(60)
    void shouldCountWhatWouldBeThereIfNothingElseHadEverCome() {
        for (CleaningRules rules : RULES) {
            // Given
            Expected expected = new Expected(events, rules);
            // When
            MemoryTables tables = folded(shuffledAndDoubled(events), rules);
            // Then
            assertThat(rows(tables, TableName.LEFT_OUT)).as("seed " + seed).isEqualTo(expected.leftOut());
            MemoryTables counted = folded(expected.counted(), CleaningRules.NONE);
            assertThat(rows(tables, TableName.PAIRS)).as("seed " + seed).isEqualTo(rows(counted, TableName.PAIRS));
            assertThat(rows(tables, TableName.TRENDS)).as("seed " + seed).isEqualTo(rows(counted, TableName.TRENDS));
            assertThat(new InterestFold(tables, rules, item -> {}).leftOut()).isEqualTo(expected.sizes());
        }
    }

    @RepeatedTest(60)
    void shouldHoldTheSameInEveryOrderAndAfterRestarts() {
        for (CleaningRules rules : RULES) {
            // Given
            MemoryTables inOrder = folded(events, rules);
            // When
            List<LogRecord> log = shuffledAndDoubled(events);
            MemoryTables tables = new MemoryTables();
            int cut = random.nextInt(log.size());
            take(new InterestFold(tables, rules, item -> {}), log.subList(0, cut));
            MemoryTables restarted = new MemoryTables(tables);
            InterestFold fold = new InterestFold(restarted, rules, item -> {});
            take(fold, log.subList(cut, log.size()));
            fold.neighbours().foldAll(item -> {});
            // Then
            assertSame(restarted, inOrder);
        }
    }

    @RepeatedTest(60)
    void shouldTakeAUserBackWhoseEventsAreErased() {
        for (CleaningRules rules : RULES) {
            // Given
            MemoryTables tables = folded(shuffledAndDoubled(events), rules);
            List<LogRecord> rest = new ArrayList<>(events);
            Collections.shuffle(rest, random);
            List<LogRecord> erased = rest.subList(0, rest.size() / 2);
            // When
            InterestFold fold = new InterestFold(tables, rules, item -> {});
            for (LogRecord one : List.copyOf(erased)) {
                take(fold, List.of(one.tombstone()));
                if (random.nextInt(5) == 0) {
                    fold.neighbours().foldAll(item -> {});
                }
            }
            erased.clear();
            fold.neighbours().foldAll(item -> {});
            // Then
            assertSame(tables, folded(rest, rules));
            // When
            rest.forEach(one -> take(fold, List.of(one.tombstone())));
            fold.neighbours().foldAll(item -> {});
            // Then
            assertSame(tables, folded(List.of(), rules));
            assertThat(fold.leftOut()).isEmpty();
        }
    }

    @RepeatedTest(30)
    void shouldLookAtEverybodyAnewWhenTheRulesChange() {
        for (CleaningRules before : RULES) {
            for (CleaningRules after : RULES) {
                // Given
                MemoryTables tables = new MemoryTables();
                take(new InterestFold(tables, before, item -> {}), shuffledAndDoubled(events));
                // When
                Set<String> touched = new HashSet<>();
                MemoryTable trends = new MemoryTable(tables.of(TableName.TRENDS));
                InterestFold fold =
                        new InterestFold(tables, after, item -> touched.add(new String(item, StandardCharsets.UTF_8)));
                fold.neighbours().foldAll(item -> {});
                // Then
                assertSame(tables, folded(events, after));
                boolean changed = !rows(trends).equals(rows(tables, TableName.TRENDS));
                assertThat(!touched.isEmpty()).isEqualTo(changed);
            }
        }
    }

    @Test
    void shouldTakeARobotOutByItsLastEventAlone() {
        // Given
        CleaningRules rules = CleaningRules.of(Set.of(CleaningRule.BOTS));
        List<LogRecord> log = new ArrayList<>();
        for (int i = 0; i < 19 * 10 + 9; i++) {
            log.add(event("robot", "item " + i % 7, "view", START + i * HOUR / 10));
        }
        log.add(event("person", "item 1", "view", START));
        log.add(event("person", "item 2", "view", START + 1));
        LogRecord last = event("robot", "item 3", "view", START + 199 * HOUR / 10);
        MemoryTables tables = new MemoryTables();
        InterestFold fold = new InterestFold(tables, rules, item -> {});
        // When
        take(fold, log);
        // Then
        assertThat(fold.leftOut()).isEmpty();
        // When
        take(fold, List.of(last));
        fold.neighbours().foldAll(item -> {});
        // Then
        assertThat(fold.leftOut()).isEqualTo(Map.of(CleaningRule.BOTS, new LogSize(1, 200)));
        MemoryTables person = folded(log.subList(199, 201), CleaningRules.NONE);
        assertThat(rows(tables, TableName.PAIRS)).isEqualTo(rows(person, TableName.PAIRS));
        assertThat(rows(tables, TableName.TRENDS)).isEqualTo(rows(person, TableName.TRENDS));
        assertThat(new UserStates(
                                tables.of(TableName.LEDGER),
                                tables.of(TableName.LONG_TERM),
                                tables.of(TableName.VERSIONS))
                        .version(new UserKey("default", "robot"))
                        .eventCount())
                .isEqualTo(200);
        // When
        take(fold, List.of(last.tombstone()));
        fold.neighbours().foldAll(item -> {});
        // Then
        assertSame(tables, folded(log, rules));
    }

    /** What the rules leave out, counted naively from all that is in the log. */
    private record Expected(Map<LedgerKey, CleaningRule> rules, List<LedgerEntry> entries) {
        Expected(Collection<LogRecord> log, CleaningRules rules) {
            this(new HashMap<>(), new ArrayList<>());
            NaiveModel model = new NaiveModel(1_000);
            log.forEach(model::add);
            model.states().values().forEach(state -> entries.addAll(state.window()));
            model.states().values().forEach(state -> addUser(state.window(), rules));
        }

        private void addUser(List<LedgerEntry> ledger, CleaningRules by) {
            TreeMap<Long, Set<Long>> hours = new TreeMap<>();
            Map<List<Object>, Integer> uses = new HashMap<>();
            for (LedgerEntry entry : ledger) {
                Interaction one = entry.interaction();
                if (!one.type().equals("impression")) {
                    hours.computeIfAbsent(Math.floorDiv(one.timestamp(), HOUR), hour -> new TreeSet<>())
                            .add(one.timestamp());
                }
                List<Object> use = Arrays.asList(one.itemId(), one.type(), Math.floorDiv(one.timestamp(), HOUR));
                int before = one.itemId() == null ? 0 : uses.merge(use, 1, Integer::sum) - 1;
                if (by.bursts() != null && before >= by.bursts().most()) {
                    rules.put(entry.key(), CleaningRule.BURSTS);
                }
            }
            if (by.bots() != null && isBot(by.bots(), hours)) {
                ledger.forEach(entry -> rules.put(entry.key(), CleaningRule.BOTS));
            }
        }

        private static boolean isBot(BotRule rule, TreeMap<Long, Set<Long>> hours) {
            for (Map.Entry<Long, Set<Long>> hour : hours.entrySet()) {
                boolean run = true;
                for (long i = 0; i < rule.hours(); i++) {
                    run &= hours.getOrDefault(hour.getKey() + i, Set.of()).size() >= rule.steady();
                }
                if (run || hour.getValue().size() >= rule.pace()) {
                    return true;
                }
            }
            return false;
        }

        TreeMap<String, String> leftOut() {
            MemoryTable table = new MemoryTable();
            rules.forEach((key, rule) -> {
                byte[] code = rule.code().getBytes(StandardCharsets.UTF_8);
                byte[] row = new byte[code.length + 2];
                row[0] = 1;
                row[1] = (byte) code.length;
                System.arraycopy(code, 0, row, 2, code.length);
                table.put(key.toBytes(), row);
            });
            return rows(table);
        }

        List<LogRecord> counted() {
            return entries.stream()
                    .filter(entry -> !rules.containsKey(entry.key()))
                    .map(entry -> LogRecord.of(entry.embedded()))
                    .toList();
        }

        Map<CleaningRule, LogSize> sizes() {
            Map<CleaningRule, Set<UserKey>> users = new EnumMap<>(CleaningRule.class);
            Map<CleaningRule, LogSize> sizes = new EnumMap<>(CleaningRule.class);
            rules.forEach((key, rule) -> {
                boolean isNew =
                        users.computeIfAbsent(rule, same -> new HashSet<>()).add(key.user());
                sizes.merge(rule, new LogSize(isNew ? 1 : 0, 1), LogSize::plus);
            });
            return sizes;
        }
    }

    /** Events of three users in some hours, many at one time, with rivals, impressions and searches. */
    private List<LogRecord> history() {
        Set<LogRecord> all = new HashSet<>();
        int size = 20 + random.nextInt(100);
        int hours = 1 + random.nextInt(8);
        int minutes = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            String type = List.of("view", "impression", "purchase").get(random.nextInt(TYPES));
            long time = START + random.nextInt(hours) * HOUR + random.nextInt(minutes) * 60_000L;
            String item = random.nextInt(12) == 0 ? null : "item " + random.nextInt(4);
            Interaction one = new Interaction(
                    random.nextInt(5) == 0 ? "other" : "default",
                    "user " + random.nextInt(3),
                    "id " + random.nextInt(size),
                    item,
                    item == null ? "search" : type,
                    null,
                    item == null ? "words" : null,
                    null,
                    null,
                    time,
                    random.nextInt(2),
                    new TreeMap<>());
            all.add(LogRecord.of(random.nextInt(3) == 0 ? one.withValue(random.nextInt(3) / 2.0) : one));
        }
        List<LogRecord> list = new ArrayList<>(all);
        Collections.shuffle(list, random);
        return list;
    }

    private static LogRecord event(String user, String item, String type, long time) {
        return LogRecord.of(Interaction.of("default", user, user + time, item, type, time));
    }

    private List<LogRecord> shuffledAndDoubled(List<LogRecord> log) {
        List<LogRecord> all = new ArrayList<>(log);
        log.forEach(one -> {
            if (random.nextInt(5) == 0) {
                all.add(one);
            }
        });
        Collections.shuffle(all, random);
        return all;
    }

    private MemoryTables folded(List<LogRecord> log, CleaningRules rules) {
        MemoryTables tables = new MemoryTables();
        InterestFold fold = new InterestFold(tables, rules, item -> {});
        for (LogRecord one : log) {
            take(fold, List.of(one));
            if (random.nextInt(10) == 0) {
                fold.neighbours().foldAll(item -> {});
            }
        }
        fold.neighbours().foldAll(item -> {});
        return tables;
    }

    private static void take(InterestFold fold, List<LogRecord> log) {
        for (LogRecord one : log) {
            fold.prepare(one.key().toBytes(), one.value()).ifPresent(prepared -> {
                fold.applyToUser(prepared);
                fold.applyToItems(prepared, item -> {});
            });
        }
    }

    private void assertSame(MemoryTables tables, MemoryTables expected) {
        for (TableName name : TableName.values()) {
            assertThat(rows(tables, name))
                    .as("table " + name + ", seed " + seed)
                    .isEqualTo(rows(expected, name));
        }
    }

    private static TreeMap<String, String> rows(MemoryTables tables, TableName name) {
        return rows(tables.of(name));
    }

    private static TreeMap<String, String> rows(@Nullable MemoryTable table) {
        TreeMap<String, String> rows = new TreeMap<>();
        if (table != null) {
            try (Rows all = table.all()) {
                while (all.next()) {
                    rows.put(HEX.formatHex(all.key()), HEX.formatHex(all.value()));
                }
            }
        }
        return rows;
    }
}
