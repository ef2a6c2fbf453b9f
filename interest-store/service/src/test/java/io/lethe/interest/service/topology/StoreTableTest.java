package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.fold.MemoryTable;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store does for the fold what a table in memory does. */
class StoreTableTest {
    private static final HexFormat HEX = HexFormat.of();

    private final Path directory;

    StoreTableTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "trends"})
    void shouldReadLikeATableInMemory(String store) {
        for (boolean persistent : new boolean[] {false, true}) {
            // Given
            Random random = new Random(5);
            MemoryTable memory = new MemoryTable();
            try (DrivenTopology topology = new DrivenTopology(
                    directory.resolve(store + persistent),
                    DrivenTopology.quick(),
                    persistent ? Stores::persistentKeyValueStore : Stores::inMemoryKeyValueStore)) {
                Table table = new StoreTable(topology.store(store));
                for (int i = 0; i < 500; i++) {
                    byte[] key = key(random);
                    // When
                    if (random.nextInt(3) == 0) {
                        memory.remove(key);
                        table.remove(key);
                    } else {
                        byte[] value = {(byte) i, (byte) (i >> 8)};
                        memory.put(key, value);
                        table.put(key, value);
                    }
                    // Then
                    byte[] other = key(random);
                    byte[] from = key(random);
                    byte[] prefix = key(random);
                    prefix[prefix.length - 1] = (byte) random.nextInt(3);
                    assertThat(table.get(other)).isEqualTo(memory.get(other));
                    assertThat(read(table.all())).isEqualTo(read(memory.all()));
                    assertThat(read(table.withPrefix(prefix))).isEqualTo(read(memory.withPrefix(prefix)));
                    assertThat(read(table.range(from, other))).isEqualTo(read(memory.range(from, other)));
                    assertThat(read(table.range(from, null))).isEqualTo(read(memory.range(from, null)));
                    assertThat(read(table.reverseRange(from, other))).isEqualTo(read(memory.reverseRange(from, other)));
                }
                assertThat(memory.size()).isGreaterThan(20);
            }
        }
    }

    private static byte[] key(Random random) {
        byte[] key = new byte[1 + random.nextInt(3)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (random.nextInt(5) - 2);
        }
        return key;
    }

    private static List<String> read(Rows rows) {
        List<String> read = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                read.add(HEX.formatHex(rows.key()) + "=" + HEX.formatHex(rows.value()));
            }
        }
        return read;
    }
}
