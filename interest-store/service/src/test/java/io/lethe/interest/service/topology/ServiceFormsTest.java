package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the service itself stores beside the tables of the fold, byte by byte, as the golden file holds it. That file
 * never changes.
 */
class ServiceFormsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final long POSITION = 70_000;

    private final Path directory;

    ServiceFormsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldWriteTheGoldenForms() throws IOException {
        // Given
        TreeMap<String, String> forms = new TreeMap<>();
        // When
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            topology.send(LogRecord.of(Interaction.of("default", "user ü", "a", "item ü", "view", 0)));
            topology.send(LogRecord.of(Interaction.of("default", "user ü", "b", "item 2", "view", 1)));
            topology.beat();
            for (String store : new String[] {Stores.DIRTY, Stores.PROGRESS}) {
                try (KeyValueIterator<Bytes, byte[]> all = topology.store(store).all()) {
                    while (all.hasNext()) {
                        KeyValue<Bytes, byte[]> one = all.next();
                        forms.put(store + "." + HEX.formatHex(one.key.get()), HEX.formatHex(one.value));
                    }
                }
            }
        }
        SnapshotRecord snapshot = new SnapshotRecord(POSITION, state());
        forms.put("snapshot", HEX.formatHex(Objects.requireNonNull(snapshot.value())));
        forms.put(
                "snapshot-tombstone",
                HEX.formatHex(new SnapshotRecord(POSITION, null)
                        .headers()
                        .lastHeader("lethe-position")
                        .value()));
        // Then
        assertThat(forms).isEqualTo(golden());
    }

    @Test
    void shouldReadTheGoldenSnapshot() throws IOException {
        // Given
        byte[] golden = HEX.parseHex(golden().getOrDefault("snapshot", ""));
        // When
        SnapshotRecord read = SnapshotRecord.read(golden, new SnapshotRecord(0, null).headers());
        // Then
        assertThat(read.position()).isEqualTo(POSITION);
        assertThat(read.state()).isEqualTo(state());
    }

    private static byte[] state() {
        return UserStateCodec.encode(UserState.empty(new UserKey("default", "user ü")));
    }

    private static TreeMap<String, String> golden() throws IOException {
        Properties golden = new Properties();
        try (InputStream file = ServiceFormsTest.class.getResourceAsStream("/golden/service-forms-v1.properties")) {
            golden.load(Objects.requireNonNull(file));
        }
        TreeMap<String, String> rows = new TreeMap<>();
        golden.forEach((key, value) -> rows.put(key.toString(), value.toString()));
        return rows;
    }
}
