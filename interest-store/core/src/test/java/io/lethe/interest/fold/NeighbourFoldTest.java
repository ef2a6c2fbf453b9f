package io.lethe.interest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.PairFold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourFoldTest {
    private final MemoryTables tables = new MemoryTables();
    private final InterestFold fold = new InterestFold(tables);

    @ParameterizedTest
    @ValueSource(ints = {2, 15, 400})
    void shouldCountBasketsOfThousandsInWhateverPortionsTheyCome(int times) {
        // Given
        Random random = new Random(times);
        List<LogRecord> log = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            log.add(event(i, "i" + random.nextInt(60), random.nextInt(times)));
        }
        Collections.shuffle(log, random);
        // When
        for (int from = 0; from < log.size(); from += 750) {
            log.subList(from, from + 750).forEach(this::take);
            log.subList(from, from + 100).forEach(one -> take(one.tombstone()));
            NeighbourFold.Batch batch = fold.neighbours().batch();
            batch.foldNext();
            batch.foldNext();
            batch.write(item -> {});
        }
        fold.neighbours().foldAll(item -> {});
        // Then
        assertThat(fold.neighbours().pending()).isZero();
        assertThat(pairs()).isEqualTo(PairFold.of(ledger()));
    }

    @Test
    void shouldTellOfSuccessorsAndCompanions() {
        // Given
        Set<String> touched = new TreeSet<>();
        take(event(1, "a", 1));
        take(event(2, "b", 1));
        take(event(3, "c", 2));
        // When
        fold.neighbours().foldAll(item -> touched.add(new String(item, 9, 1)));
        // Then
        NeighbourSignal signal = fold.neighbours().signal(ItemPair.prefix("default", "a"), 10);
        assertThat(touched).containsExactly("a", "b");
        assertThat(signal)
                .isEqualTo(new NeighbourSignal(
                        46_341,
                        List.of(new NeighbourSignal.Neighbour("c", 46_341)),
                        List.of(new NeighbourSignal.Neighbour("b", 65_536))));
    }

    private static LogRecord event(int number, String item, long day) {
        return LogRecord.of(Interaction.of("default", "u", "e" + number, item, "view", day * 86_400_000L));
    }

    private void take(LogRecord one) {
        fold.prepare(one.key().toBytes(), one.value()).ifPresent(prepared -> {
            fold.applyToUser(prepared);
            fold.applyToItems(prepared, item -> {});
        });
    }

    private List<LedgerEntry> ledger() {
        List<LedgerEntry> entries = new ArrayList<>();
        try (Rows rows = tables.of(TableName.LEDGER).all()) {
            while (rows.next()) {
                entries.add(LedgerEntry.of(LedgerKey.fromBytes(rows.key()), rows.value()));
            }
        }
        return entries;
    }

    private Map<ItemPair, Long> pairs() {
        Map<ItemPair, Long> pairs = new HashMap<>();
        try (Rows rows = tables.of(TableName.PAIRS).all()) {
            while (rows.next()) {
                pairs.put(
                        ItemPair.fromBytes(rows.key()),
                        ItemCount.fromBytes(rows.value()).amount());
            }
        }
        return pairs;
    }
}
