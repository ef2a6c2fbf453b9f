package io.lethe.interest.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.event.Interaction;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.RandomLedger;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.signal.ItemPair.Kind;
import io.lethe.interest.signal.NeighbourSignal.Neighbour;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalFormsTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The forms that have a second version. Signals are derived, so that what is read no more is counted anew. */
    private static final Set<String> RENEWED = Set.of("item-pair", "neighbour-signal", "trend-key", "trend-signal");

    /** Golden files are never rewritten. A change of the form needs a new version byte and a file beside the old one. */
    @Test
    void shouldReadAndWriteTheGoldenForms() throws IOException {
        // Given
        Properties golden = golden("v1");
        golden.keySet().removeAll(RENEWED);
        golden.putAll(golden("v2"));
        golden.putAll(golden("trends-v2"));
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
    void shouldRefuseTheFormsThatKnewNoBaskets() throws IOException {
        // Given
        Properties before = golden("v1");
        byte[] signal = HEX.parseHex(before.getProperty("neighbour-signal"));
        byte[] pair = HEX.parseHex(before.getProperty("item-pair"));
        // When
        // Then
        assertThat(ItemPair.isKey(pair)).isFalse();
        assertThatThrownBy(() -> ItemPair.fromBytes(pair)).isInstanceOf(MalformedBytesException.class);
        assertThatThrownBy(() -> NeighbourSignal.fromBytes(signal))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessageContaining("a neighbour signal of version 1");
    }

    @Test
    void shouldReadTheFormsThatKnewNoContext() throws IOException {
        // Given
        Properties before = golden("v1");
        byte[] key = HEX.parseHex(before.getProperty("trend-key"));
        // When
        TrendSignal signal = TrendSignal.fromBytes(HEX.parseHex(before.getProperty("trend-signal")));
        // Then
        assertThat(signal).isEqualTo(new TrendSignal(trend().counts()));
        assertThat(TrendKey.isOlder(key)).isTrue();
        assertThat(TrendKey.fromOlder(key)).isEqualTo(new TrendKey("default", "i", 470_000, "view"));
        assertThatThrownBy(() -> TrendKey.fromBytes(key)).isInstanceOf(MalformedBytesException.class);
    }

    @Test
    void shouldTellTheValuesChosenMostAndTheOthersTogether() {
        // Given
        List<ContextCount> all = new ArrayList<>();
        for (int value = 0; value < 40; value++) {
            all.add(new ContextCount(place("p" + value), "view", 19_000, 40 - value));
        }
        all.add(new ContextCount(place("p39"), "view", 19_001, 39));
        // When
        TrendSignal signal = TrendSignal.of(List.of(), all);
        // Then
        Map<Circumstance, Long> sums = new TreeMap<>();
        signal.contexts().forEach(one -> sums.merge(one.in(), one.count(), Long::sum));
        assertThat(sums)
                .hasSize(ContextCount.MOST_VALUES + 1)
                .containsEntry(place("p39"), 40L)
                .containsEntry(place("p30"), 10L)
                .containsEntry(Circumstance.others(ContextKey.PLACE), 2L + 3 + 4 + 5 + 6 + 7 + 8 + 9);
        assertThat(TrendSignal.fromBytes(signal.toBytes())).isEqualTo(signal);
    }

    @ParameterizedTest
    @CsvSource({
        "device, Phone, phone",
        "place, ' an der Isar ', an der isar",
        "place, 家, 家",
        "hour, 7, 7",
        "hour, 07, 7",
        "hour, 00, 0",
        "hour, 007,",
        "weekday, 07, 07",
        "place, Z\u00fcrich, z\u00fcrich",
        "place, Zu\u0308rich, z\u00fcrich",
        "place, \u0926\u093f\u0932\u094d\u0932\u0940, \u0926\u093f\u0932\u094d\u0932\u0940",
        "place, \u0e1a\u0e49\u0e32\u0e19, \u0e1a\u0e49\u0e32\u0e19",
        "place, \u0308x,",
        "place, 7\u0308,",
        "place, '48.137,11.576',",
        "place, 4f3e9a1,",
        "device, a name of more than 24 letters,",
        "hour, '  ',",
        "campaign, spring,",
        "Device, phone,"
    })
    void shouldCountNamesUnderKnownKeys(String key, String value, @Nullable String counted) {
        // Given
        Interaction event =
                Interaction.of("default", "u", "e", "i", "view", 0).withContext(new TreeMap<>(Map.of(key, value)));
        // When
        List<Circumstance> all = Circumstance.of(event);
        // Then
        assertThat(all).extracting(Circumstance::value).isEqualTo(counted == null ? List.of() : List.of(counted));
    }

    @Test
    void shouldHoldEachTypeOnceHoweverManyCountsAreOfIt() {
        // Given
        List<HourCount> hours = List.of(
                new HourCount(1, "view", 1),
                new HourCount(2, "view", 1),
                new HourCount(3, "own-type", 1),
                new HourCount(4, "own-type", 1));
        List<ContextCount> contexts = List.of(
                new ContextCount(place("home"), "view", 1, 1), new ContextCount(place("office"), "own-type", 1, 1));
        byte[] bytes = new TrendSignal(hours, contexts).toBytes();
        // When
        TrendSignal read = TrendSignal.fromBytes(bytes);
        TrendSignal other = TrendSignal.fromBytes(bytes);
        // Then
        assertThat(read).isEqualTo(new TrendSignal(hours, contexts));
        assertThat(read.counts().get(1).type()).isSameAs(read.counts().get(0).type());
        assertThat(read.counts().get(3).type()).isSameAs(read.counts().get(2).type());
        assertThat(read.contexts().get(0).type()).isSameAs(read.counts().get(0).type());
        assertThat(read.contexts().get(1).type()).isSameAs(read.counts().get(2).type());
        assertThat(other.counts().get(0).type()).isSameAs(read.counts().get(0).type());
    }

    @Test
    void shouldKeepTheStrongestOfBothAndTheTotalOfTheSuccessors() {
        // Given
        List<Neighbour> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(new Neighbour("item " + i, 1 + i % 5));
        }
        // When
        NeighbourSignal signal = NeighbourSignal.of(all, all.subList(0, 5), 7);
        // Then
        assertThat(signal.total()).isEqualTo(150);
        assertThat(signal.next())
                .hasSize(7)
                .isSortedAccordingTo(
                        Comparator.comparingLong(Neighbour::count).reversed().thenComparing(Neighbour::itemId))
                .allMatch(successor -> successor.count() == 5);
        assertThat(signal.together()).extracting(Neighbour::count).containsExactly(5L, 4L, 3L, 2L, 1L);
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
        TrendKey phone = TrendKey.ofContext("default", "i", new Circumstance(ContextKey.DEVICE, "phone"), "view", -1);
        ItemPair pair = new ItemPair(Kind.WENT_ON_TO, "default", "i", "j");
        ItemPair together = new ItemPair(Kind.TOGETHER, "default", "i", "j");
        SignalKey signal = new SignalKey("default", "i", 3);
        // When
        byte[] prefix = TrendKey.prefix("default", "i");
        // Then
        assertThat(Arrays.copyOf(early.toBytes(), prefix.length)).isEqualTo(prefix);
        assertThat(Arrays.compareUnsigned(early.toBytes(), late.toBytes())).isNegative();
        assertThat(TrendKey.fromBytes(early.toBytes())).isEqualTo(early);
        assertThat(TrendKey.fromBytes(phone.toBytes())).isEqualTo(phone);
        assertThat(Arrays.compareUnsigned(late.toBytes(), phone.toBytes())).isNegative();
        assertThat(TrendKey.isOlder(early.toBytes())).isFalse();
        assertThat(phone.day()).isEqualTo(-1);
        assertThat(ItemPair.fromBytes(pair.toBytes())).isEqualTo(pair);
        assertThat(ItemPair.fromBytes(together.toBytes())).isEqualTo(together);
        assertThat(ItemPair.kind(pair.toBytes(), prefix.length)).isEqualTo(Kind.WENT_ON_TO);
        assertThat(ItemPair.kind(together.toBytes(), prefix.length)).isEqualTo(Kind.TOGETHER);
        assertThatThrownBy(() -> ItemPair.kind(early.toBytes(), prefix.length))
                .isInstanceOf(MalformedBytesException.class);
        assertThatThrownBy(() -> ItemPair.kind(prefix, prefix.length)).isInstanceOf(MalformedBytesException.class);
        assertThat(Arrays.copyOf(together.toBytes(), prefix.length)).isEqualTo(ItemPair.prefix("default", "i"));
        assertThat(SignalKey.fromBytes(signal.toBytes())).isEqualTo(signal);
        assertThat(signal.topicPartition(4)).isBetween(0, 3);
        assertThat(HourCount.hourOf(-1)).isEqualTo(-1);
    }

    private static Properties golden(String version) throws IOException {
        Properties golden = new Properties();
        String name = "/golden/interest-forms-" + version + ".properties";
        try (InputStream file = SignalFormsTest.class.getResourceAsStream(name)) {
            golden.load(Objects.requireNonNull(file));
        }
        return golden;
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
        forms.put("item-pair", HEX.formatHex(new ItemPair(Kind.TOGETHER, "default", "i ü", "j").toBytes()));
        forms.put("trend-key", HEX.formatHex(new TrendKey("default", "i", 470_000, "view").toBytes()));
        forms.put(
                "trend-key-in-context",
                HEX.formatHex(TrendKey.ofContext("default", "i", place("家"), "view", 19_675)
                        .toBytes()));
        forms.put("signal-key", HEX.formatHex(new SignalKey("default", "i", 200).toBytes()));
        forms.put("neighbour-signal", HEX.formatHex(neighbours().toBytes()));
        forms.put("trend-signal", HEX.formatHex(trend().toBytes()));
        forms.put("item-count", HEX.formatHex(new ItemCount(-70_000).toBytes()));
        forms.put("fingerprint", String.valueOf(entries.get(0).fingerprint()));
        return forms;
    }

    private static NeighbourSignal neighbours() {
        return NeighbourSignal.of(
                List.of(new Neighbour("b", 65_536), new Neighbour("a", 65_536), new Neighbour("ü", 1L << 40)),
                List.of(new Neighbour("c", 46_341), new Neighbour("ö", 1L << 33)),
                10);
    }

    private static TrendSignal trend() {
        Circumstance phone = new Circumstance(ContextKey.DEVICE, "phone");
        return TrendSignal.of(
                List.of(
                        new HourCount(470_000, "view", 3),
                        new HourCount(-2, "purchase", 1),
                        new HourCount(470_000, "click", 1L << 33)),
                List.of(
                        new ContextCount(place("家"), "view", 19_583, 2),
                        new ContextCount(phone, "view", 19_583, 1),
                        new ContextCount(phone, "purchase", -1, 1)));
    }

    private static Circumstance place(String value) {
        return new Circumstance(ContextKey.PLACE, value);
    }
}
