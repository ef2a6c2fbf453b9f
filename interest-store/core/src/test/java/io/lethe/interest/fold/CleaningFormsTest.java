package io.lethe.interest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.interest.cleaning.BotRule;
import io.lethe.interest.cleaning.BurstRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.law.LogRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares the rows of what is left out with the golden file, byte by byte. They never change. */
class CleaningFormsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final CleaningRules RULES = new CleaningRules(new BotRule(4, 2, 3), new BurstRule(2));

    @Test
    void shouldWriteTheGoldenRows() throws IOException {
        // Given
        MemoryTables tables = new MemoryTables();
        // When
        fold(tables);
        // Then
        assertThat(rows(tables)).isEqualTo(golden());
    }

    @Test
    void shouldGoOnFromTheGoldenRows() throws IOException {
        // Given
        MemoryTables tables = new MemoryTables();
        fold(tables);
        tables.of(TableName.LEFT_OUT).clear();
        tables.of(TableName.CONDUCT).clear();
        golden().forEach((place, value) -> {
            int dot = place.indexOf('.');
            tables.of(TableName.valueOf(place.substring(0, dot)))
                    .put(HEX.parseHex(place.substring(dot + 1)), HEX.parseHex(value));
        });
        MemoryTables before = new MemoryTables(tables);
        // When
        InterestFold fold = new InterestFold(tables, RULES, item -> {});
        // Then
        assertThat(fold.leftOut().toString())
                .contains("BOTS=LogSize[users=1, events=4]", "BURSTS=LogSize[users=1, events=1]");
        assertThat(rows(tables)).isEqualTo(rows(before));
        assertThat(fold.neighbours().pending()).isZero();
    }

    /** A robot, and somebody who looked at one thing three times. */
    private static void fold(Tables tables) {
        InterestFold fold = new InterestFold(tables, RULES, item -> {});
        for (int i = 0; i < 4; i++) {
            take(fold, Interaction.of("default", "robot ü", "r" + i, "item ü", "view", 1_700_000_000_000L + i));
        }
        take(fold, Interaction.of("default", "ann", "a", "item ü", "view", 1_700_000_000_000L));
        take(fold, Interaction.of("default", "ann", "b", "item ü", "view", 1_700_000_000_000L));
        take(fold, Interaction.of("default", "ann", "c", "item ü", "view", 1_700_000_000_001L));
        take(fold, Interaction.of("default", "ann", "d", "item 2", "impression", -5));
        fold.neighbours().foldAll(item -> {});
    }

    private static void take(InterestFold fold, Interaction one) {
        LogRecord row = LogRecord.of(one);
        fold.prepare(row.key().toBytes(), row.value()).ifPresent(prepared -> {
            fold.applyToUser(prepared);
            fold.applyToItems(prepared, item -> {});
        });
    }

    private static TreeMap<String, String> rows(MemoryTables tables) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (TableName name : new TableName[] {TableName.LEFT_OUT, TableName.CONDUCT}) {
            try (Rows all = tables.of(name).all()) {
                while (all.next()) {
                    rows.put(name + "." + HEX.formatHex(all.key()), HEX.formatHex(all.value()));
                }
            }
        }
        return rows;
    }

    private static TreeMap<String, String> golden() throws IOException {
        Properties golden = new Properties();
        try (InputStream file = CleaningFormsTest.class.getResourceAsStream("/golden/fold-cleaning-v1.properties")) {
            golden.load(Objects.requireNonNull(file));
        }
        TreeMap<String, String> rows = new TreeMap<>();
        golden.forEach((key, value) -> rows.put(key.toString(), value.toString()));
        return rows;
    }
}
