package io.lethe.interest.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.TrendKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares every row of every table after a small log with the golden files, byte by byte. They never change. */
class GoldenTablesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final UserKey USER = new UserKey("default", "user ü");

    @Test
    void shouldWriteTheGoldenRows() throws IOException {
        // Given
        MemoryTables tables = new MemoryTables();
        // When
        fold(tables);
        // Then
        assertThat(rows(tables)).isEqualTo(golden());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGoOnFromTheGoldenRows(int version) throws IOException {
        // Given
        MemoryTables read = new MemoryTables();
        (version == 1 ? rows("v1") : version == 2 ? withoutContext() : golden()).forEach((place, value) -> {
            int dot = place.indexOf('.');
            read.of(TableName.valueOf(place.substring(0, dot)))
                    .put(HEX.parseHex(place.substring(dot + 1)), HEX.parseHex(value));
        });
        MemoryTables written = new MemoryTables();
        fold(written);
        // When
        new InterestFold(read).neighbours().foldAll(item -> {});
        new InterestFold(written).neighbours().foldAll(item -> {});
        // Then
        assertThat(new InterestFold(read).longTerm().size().events()).isEqualTo(4);
        assertThat(state(read)).isEqualTo(state(written));
        assertThat(rows(read)).isEqualTo(rows(written));
        assertThat(read.of(TableName.PENDING).size()).isZero();
    }

    /** The rows of before are of a log without contexts. What a choice says of them is counted from the ledgers. */
    @Test
    void shouldCountChoicesInTheirContextFromTheLedgers() throws IOException {
        // Given
        MemoryTables now = new MemoryTables();
        InterestFold fold = new InterestFold(now);
        LogRecord phoned = phoned("phoned", "item 3", "view");
        LogRecord hidden = phoned("hidden", "item 3", "hide");
        fold(now);
        take(fold, phoned);
        take(fold, hidden);
        MemoryTables before = new MemoryTables(now);
        OlderTrends.putInto(before);
        List<byte[]> touched = new ArrayList<>();
        // When
        InterestFold renewed = new InterestFold(before, CleaningRules.NONE, touched::add);
        // Then
        assertThat(rows(before)).isEqualTo(rows(now));
        assertThat(touched).containsExactly(TrendKey.prefix("default", "item 3"));
        take(renewed, phoned.tombstone());
        take(fold, phoned.tombstone());
        assertThat(rows(before)).isEqualTo(rows(now));
        assertThat(rows(now).keySet())
                .noneMatch(row -> row.contains(HEX.formatHex("phone".getBytes(UTF_8))) && row.startsWith("TRENDS"));
    }

    private static LogRecord phoned(String id, String item, String type) {
        return LogRecord.of(Interaction.of("default", "user ü", id, item, type, 1_700_000_000_000L)
                .withContext(new TreeMap<>(Map.of("device", "Phone"))));
    }

    /** Writes to each table. Some pending changes have an entry before them, and some have none. */
    private static void fold(Tables tables) {
        InterestFold fold = new InterestFold(tables);
        Interaction view = Interaction.of("default", "user ü", "given", "item ü", "view", 1_700_000_000_000L);
        Interaction bought = Interaction.of("default", "user ü", "", "item 2", "purchase", 1_700_000_000_000L)
                .withSequence(1)
                .withValue(2.5);
        Interaction early = Interaction.of("default", "user ü", "early", "item 3", "own-type", -5);
        Interaction said = Interaction.of("default", "user ü", "said", "item 3", "comment", 1_700_000_100_000L)
                .withText("words ü");
        TextMeaning meaning =
                new TextMeaning(QuantizedEmbedding.of(new float[] {1, -0.5f, 0.25f, 0}), new ModelId("test-model"));
        take(fold, LogRecord.of(view));
        take(fold, LogRecord.of(bought.withEventId(EventIds.fromContent(bought))));
        take(fold, LogRecord.of(early));
        fold.neighbours().foldAll(item -> {});
        take(fold, LogRecord.of(view.withValue(1.0)));
        take(fold, LogRecord.of(view.withValue(2.0)));
        take(fold, LogRecord.of(view.withValue(3.0)));
        take(fold, LogRecord.of(new EmbeddedInteraction(said, meaning)));
    }

    private static void take(InterestFold fold, LogRecord one) {
        fold.prepare(one.key().toBytes(), one.value()).ifPresent(prepared -> {
            fold.applyToUser(prepared);
            fold.applyToItems(prepared, item -> {});
        });
    }

    private static UserState state(Tables tables) {
        return new UserStates(
                        tables.of(TableName.LEDGER), tables.of(TableName.LONG_TERM), tables.of(TableName.VERSIONS))
                .state(USER, 10);
    }

    private static TreeMap<String, String> rows(MemoryTables tables) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (TableName name : TableName.values()) {
            try (Rows all = tables.of(name).all()) {
                while (all.next()) {
                    rows.put(name + "." + HEX.formatHex(all.key()), HEX.formatHex(all.value()));
                }
            }
        }
        return rows;
    }

    /** The first version's rows, but the second's pairs and the third's trends. */
    private static TreeMap<String, String> golden() throws IOException {
        TreeMap<String, String> rows = withoutContext();
        rows.keySet().removeIf(place -> place.startsWith(TableName.TRENDS.name()));
        rows.putAll(rows("v3"));
        return rows;
    }

    /** The rows of the time when there were baskets, but no contexts. */
    private static TreeMap<String, String> withoutContext() throws IOException {
        TreeMap<String, String> rows = rows("v1");
        rows.keySet().removeIf(place -> place.startsWith(TableName.PAIRS.name()));
        rows.putAll(rows("v2"));
        return rows;
    }

    private static TreeMap<String, String> rows(String version) throws IOException {
        Properties golden = new Properties();
        String name = "/golden/fold-tables-" + version + ".properties";
        try (InputStream file = GoldenTablesTest.class.getResourceAsStream(name)) {
            golden.load(Objects.requireNonNull(file));
        }
        TreeMap<String, String> rows = new TreeMap<>();
        golden.forEach((key, value) -> rows.put(key.toString(), value.toString()));
        return rows;
    }
}
