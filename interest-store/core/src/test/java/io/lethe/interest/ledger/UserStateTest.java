package io.lethe.interest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.event.Interaction;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserStateTest {
    private static final UserKey USER = new UserKey("default", "user ü");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNotDependOnOrder(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> entries = RandomLedger.of(random, USER, "e", 300, 12);
        UserState expected = UserState.of(USER, entries, 40);
        for (int i = 0; i < 10; i++) {
            // When
            Collections.shuffle(entries, random);
            UserState state = UserState.of(USER, entries, 40);
            // Then
            assertThat(state).isEqualTo(expected);
            assertThat(UserStateCodec.encode(state)).isEqualTo(UserStateCodec.encode(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldBeTheStateOfTheUnionWhenMerged(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> all = RandomLedger.of(random, USER, "e", 300, 12);
        int cut = random.nextInt(all.size());
        UserState left = UserState.of(USER, all.subList(0, cut), 50);
        UserState right = UserState.of(USER, all.subList(cut, all.size()), 50);
        // When
        UserState merged = left.union(right, 50);
        // Then
        assertThat(merged).isEqualTo(UserState.of(USER, all, 50));
        assertThat(right.union(left, 50)).isEqualTo(merged);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void shouldReadBackWhatWasWritten(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> entries = RandomLedger.of(random, USER, "e", random.nextInt(300), 12);
        UserState state = UserState.of(USER, entries, 30);
        byte[] bytes = UserStateCodec.encode(state);
        // When
        UserState read = UserStateCodec.decode(bytes);
        // Then
        assertThat(read).isEqualTo(state);
        assertThat(UserStateCodec.encode(read)).isEqualTo(bytes);
        assertThat(UserStateCodec.decodeEntries(UserStateCodec.encodeEntries(entries)))
                .isEqualTo(entries);
        for (int cut = 0; cut < bytes.length; cut += 1 + bytes.length / 50) {
            byte[] less = Arrays.copyOf(bytes, cut);
            assertThatThrownBy(() -> UserStateCodec.decode(less)).isInstanceOf(MalformedBytesException.class);
        }
    }

    @Test
    void shouldCountWhatIsOlderThanTheWindow() {
        // Given
        List<LedgerEntry> entries = RandomLedger.of(new Random(31), USER, "e", 200, 9);
        Collections.sort(entries);
        // When
        UserState state = UserState.of(USER, entries, 60);
        // Then
        assertThat(state.beforeWindow())
                .isEqualTo(UserState.of(USER, entries.subList(0, 140), 60).longTerm());
        assertThat(state.newest()).isEqualTo(entries.get(199));
        assertThat(UserState.of(USER, entries, 500).beforeWindow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    void shouldSayByItselfWhatItWasOnlyWhereItKnows(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> entries = RandomLedger.of(random, USER, "e", 100, 9);
        UserState whole = UserState.of(USER, entries, 100);
        UserState part = UserState.of(USER, entries, 99);
        long newest = times(entries).get(99);
        for (long time : times(entries)) {
            for (long at : new long[] {time - 1, time, time + 1}) {
                // When
                // Then
                UserState then = UserState.of(USER, until(entries, at), 100);
                assertThat(whole.asOf(at)).contains(then);
                if (at >= newest) {
                    assertThat(part.asOf(at)).contains(part);
                } else {
                    assertThat(part.asOf(at)).isEmpty();
                }
            }
        }
        assertThat(UserState.empty(USER).asOf(7)).contains(UserState.empty(USER));
        assertThat(whole.asOf(Long.MIN_VALUE)).contains(UserState.empty(USER));
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64})
    void shouldBeTheStateOfTheUnionAsOfAnyTime(long seed) {
        // Given
        System.out.println("seed " + seed);
        List<LedgerEntry> all = RandomLedger.of(new Random(seed), USER, "e", 200, 12);
        List<LedgerEntry> left = all.subList(0, 80);
        List<LedgerEntry> right = all.subList(80, 200);
        for (long at : times(all)) {
            // When
            UserState united =
                    UserState.of(USER, until(left, at), 30).union(UserState.of(USER, until(right, at), 30), 30);
            // Then
            assertThat(united).isEqualTo(UserState.of(USER, until(all, at), 30));
        }
    }

    @Test
    void shouldTakeEntriesOutOfAVersionAgain() {
        // Given
        List<LedgerEntry> entries = new ArrayList<>(RandomLedger.of(new Random(41), USER, "e", 100, 9));
        UserVersion version = UserVersion.NONE;
        for (LedgerEntry entry : entries) {
            version = version.plus(entry);
        }
        Collections.shuffle(entries, new Random(42));
        // When
        for (LedgerEntry entry : entries) {
            version = version.minus(entry);
        }
        UserVersion whole = UserState.of(USER, entries, 1).version();
        UserVersion part = UserState.of(USER, entries.subList(0, 30), 1).version();
        // Then
        assertThat(version).isEqualTo(UserVersion.NONE);
        assertThat(whole.minus(part))
                .isEqualTo(UserState.of(USER, entries.subList(30, 100), 1).version());
    }

    @Test
    void shouldRefuseCountsThatLeaveTheRange() {
        // Given
        Interaction huge = Interaction.of("default", "u", "e", "i", "view", 0).withValue(9.2e12);
        LongTermCount one = LongTermCount.one(huge);
        // When
        // Then
        assertThatThrownBy(() -> one.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThat(one.minus(one)).isEqualTo(LongTermCount.NONE);
    }

    @Test
    void shouldBeEmptyWithoutEvents() {
        // Given
        // When
        UserState empty = UserState.of(USER, List.of(), 10);
        // Then
        assertThat(empty).isEqualTo(UserState.empty(USER));
        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.newest()).isNull();
        assertThat(empty.longTerm()).isEqualTo(new TreeMap<>());
    }

    private static List<LedgerEntry> until(List<LedgerEntry> entries, long at) {
        return entries.stream()
                .filter(entry -> entry.interaction().timestamp() <= at)
                .toList();
    }

    private static List<Long> times(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> entry.interaction().timestamp())
                .sorted()
                .toList();
    }
}
