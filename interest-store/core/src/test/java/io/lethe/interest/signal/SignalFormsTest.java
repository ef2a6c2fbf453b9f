package io.lethe.interest.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.event.MalformedBytesException;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.RandomLedger;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.signal.NeighbourSignal.Successor;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignalFormsTest {
    private static final HexFormat HEX = HexFormat.of();

    /**
     * Golden files are never rewritten. A change of the form needs a new version byte, and the old file stays readable.
     */
    @Test
    void shouldReadAndWriteTheGoldenForms() throws IOException {
        // Given
        Properties golden = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/golden/interest-forms-v1.properties")) {
            golden.load(Objects.requireNonNull(file));
        }
        // When
        TreeMap<String, String> now = forms();
        // Then
        assertThat(new TreeMap<Object, Object>(golden)).isEqualTo(new TreeMap<Object, Object>(now));
        assertThat(UserStateCodec.encode(UserStateCodec.decode(HEX.parseHex(golden.getProperty("user-state")))))
                .isEqualTo(HEX.parseHex(golden.getProperty("user-state")));
        assertThat(NeighbourSignal.fromBytes(HEX.parseHex(golden.getProperty("neighbour-signal"))))
                .isEqualTo(neighbours());
        assertThat(TrendSignal.fromBytes(HEX.parseHex(golden.getProperty("trend-signal"))))
                .isEqualTo(trend());
    }

    @Test
    void shouldKeepTheStrongestSuccessorsAndTheTotalOfAll() {
        // Given
        List<Successor> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(new Successor("item " + i, 1 + i % 5));
        }
        // When
        NeighbourSignal signal = NeighbourSignal.of(all, 7);
        // Then
        assertThat(signal.total()).isEqualTo(150);
        assertThat(signal.next())
                .hasSize(7)
                .isSortedAccordingTo(
                        Comparator.comparingLong(Successor::count).reversed().thenComparing(Successor::itemId))
                .allMatch(successor -> successor.count() == 5);
    }

    @Test
    void shouldReadBackSignalsAndRefuseWhatIsCutShort() {
        // Given
        byte[] neighbours = neighbours().toBytes();
        byte[] trend = trend().toBytes();
        // When
        // Then
        assertThat(NeighbourSignal.fromBytes(neighbours)).isEqualTo(neighbours());
        assertThat(TrendSignal.fromBytes(trend)).isEqualTo(trend());
        assertThatThrownBy(() -> NeighbourSignal.fromBytes(Arrays.copyOf(neighbours, neighbours.length - 1)))
                .isInstanceOf(MalformedBytesException.class);
        assertThatThrownBy(() -> TrendSignal.fromBytes(new byte[] {9})).isInstanceOf(MalformedBytesException.class);
    }

    @Test
    void shouldKeepAnItemsKeysTogetherAndInOrder() {
        // Given
        TrendKey early = new TrendKey("default", "i", -5, "view");
        TrendKey late = new TrendKey("default", "i", 400_000, "click");
        ItemPair pair = new ItemPair("default", "i", "j");
        SignalKey signal = new SignalKey("default", "i", 3);
        // When
        byte[] prefix = TrendKey.prefix("default", "i");
        // Then
        assertThat(Arrays.copyOf(early.toBytes(), prefix.length)).isEqualTo(prefix);
        assertThat(Arrays.compareUnsigned(early.toBytes(), late.toBytes())).isNegative();
        assertThat(TrendKey.fromBytes(early.toBytes())).isEqualTo(early);
        assertThat(ItemPair.fromBytes(pair.toBytes())).isEqualTo(pair);
        assertThat(SignalKey.fromBytes(signal.toBytes())).isEqualTo(signal);
        assertThat(signal.topicPartition(4)).isBetween(0, 3);
        assertThat(HourCount.hourOf(-1)).isEqualTo(-1);
    }

    private static TreeMap<String, String> forms() {
        UserKey user = new UserKey("default", "user ü");
        List<LedgerEntry> entries = RandomLedger.of(new Random(1), user, "e", 12, 4);
        UserState state = UserState.of(user, entries, 5);
        TreeMap<String, String> forms = new TreeMap<>();
        forms.put("ledger-key", HEX.formatHex(entries.get(0).key().toBytes()));
        forms.put("ledger-value", HEX.formatHex(entries.get(0).toBytes()));
        forms.put("long-term-key", HEX.formatHex(new LongTermKey("i", "view", -3).toBytes(user)));
        forms.put("long-term-count", HEX.formatHex(new LongTermCount(5, 3, -2_500_000).toBytes()));
        forms.put("user-version", HEX.formatHex(new UserVersion(300, -2).toBytes()));
        forms.put("user-state", HEX.formatHex(UserStateCodec.encode(state)));
        forms.put("entries", HEX.formatHex(UserStateCodec.encodeEntries(entries)));
        forms.put("item-pair", HEX.formatHex(new ItemPair("default", "i ü", "j").toBytes()));
        forms.put("trend-key", HEX.formatHex(new TrendKey("default", "i", 470_000, "view").toBytes()));
        forms.put("signal-key", HEX.formatHex(new SignalKey("default", "i", 200).toBytes()));
        forms.put("neighbour-signal", HEX.formatHex(neighbours().toBytes()));
        forms.put("trend-signal", HEX.formatHex(trend().toBytes()));
        forms.put("item-count", HEX.formatHex(new ItemCount(-70_000).toBytes()));
        forms.put("fingerprint", String.valueOf(entries.get(0).fingerprint()));
        return forms;
    }

    private static NeighbourSignal neighbours() {
        return NeighbourSignal.of(
                List.of(new Successor("b", 65_536), new Successor("a", 65_536), new Successor("ü", 1L << 40)), 10);
    }

    private static TrendSignal trend() {
        return new TrendSignal(List.of(
                new HourCount(470_000, "view", 3),
                new HourCount(-2, "purchase", 1),
                new HourCount(470_000, "click", 1L << 33)));
    }
}
