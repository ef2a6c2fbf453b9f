package io.lethe.interest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerKeyTest {
    private static final UserKey USER = new UserKey("default", "u");

    @Test
    void shouldHaveOneOrderAsBytesAndAsValue() {
        // Given
        Random random = new Random(7);
        List<LedgerKey> keys = new ArrayList<>();
        String[] ids = {"", "a", "ab", "b", "ü", "z", "\uD83D\uDE00", "\uFFFD"};
        long[] times = {-62_135_596_800_000L, -1, 0, 1, 1_700_000_000_000L, 253_402_300_799_999L};
        for (int i = 0; i < 3_000; i++) {
            keys.add(new LedgerKey(
                    USER, times[random.nextInt(times.length)], random.nextInt(5) - 2, ids[random.nextInt(ids.length)]));
        }
        // When
        Collections.sort(keys);
        // Then
        for (int i = 1; i < keys.size(); i++) {
            assertThat(Arrays.compareUnsigned(
                            keys.get(i - 1).toBytes(), keys.get(i).toBytes()))
                    .isLessThanOrEqualTo(0);
        }
        assertThat(keys).allSatisfy(key -> {
            assertThat(LedgerKey.fromBytes(key.toBytes())).isEqualTo(key);
            assertThat(Arrays.compareUnsigned(key.toBytes(), LedgerKey.lastOf(USER)))
                    .isNegative();
            assertThat(Arrays.compareUnsigned(key.toBytes(), LedgerKey.firstOf(USER)))
                    .isPositive();
        });
    }

    @Test
    void shouldDivideALedgerAtATime() {
        // Given
        long[] times = {Long.MIN_VALUE, -62_135_596_800_000L, -1, 0, 1, 1_700_000_000_000L, 253_402_300_799_999L};
        for (long at : times) {
            // When
            byte[] behind = LedgerKey.behind(USER, at);
            // Then
            for (long time : times) {
                for (String id : List.of("", "e", "\uFFFD")) {
                    byte[] key = new LedgerKey(USER, time, Long.MAX_VALUE, id).toBytes();
                    assertThat(Arrays.compareUnsigned(key, behind) < 0).isEqualTo(time <= at);
                    byte[] first = new LedgerKey(USER, time, Long.MIN_VALUE, id).toBytes();
                    assertThat(Arrays.compareUnsigned(first, behind) < 0).isEqualTo(time <= at);
                }
            }
        }
        assertThat(LedgerKey.behind(USER, Long.MAX_VALUE)).isEqualTo(LedgerKey.lastOf(USER));
    }

    @Test
    void shouldKeepUsersApart() {
        // Given
        List<UserKey> users = List.of(
                new UserKey("default", "u"),
                new UserKey("default", "u1"),
                new UserKey("default", "uu"),
                new UserKey("d", "efaultu"));
        for (UserKey user : users) {
            for (UserKey other : users) {
                // When
                byte[] key = new LedgerKey(other, 5, 0, "e").toBytes();
                boolean within = Arrays.compareUnsigned(key, LedgerKey.firstOf(user)) >= 0
                        && Arrays.compareUnsigned(key, LedgerKey.lastOf(user)) <= 0;
                // Then
                assertThat(within).isEqualTo(user.equals(other));
            }
        }
    }

    @Test
    void shouldCountWeeksBeforeAndAfter1970() {
        // Given
        long week = LongTermKey.EPOCH_MILLIS;
        // When
        LongTermKey before = LongTermKey.of("i", Interaction.of("default", "u", "e", "i", "view", -1));
        LongTermKey after = LongTermKey.of("i", Interaction.of("default", "u", "e", "i", "view", week));
        // Then
        assertThat(before.epoch()).isEqualTo(-1);
        assertThat(before.begin()).isEqualTo(-week);
        assertThat(after.epoch()).isEqualTo(1);
        assertThat(LongTermKey.fromBytes(before.toBytes(USER))).isEqualTo(before);
        assertThat(Arrays.compareUnsigned(before.toBytes(USER), after.toBytes(USER)))
                .isNegative();
    }

    @Test
    void shouldLetTheSmallerHashWinWhoeverAsks() {
        // Given
        Interaction base = Interaction.of("default", "u", "e", "i", "view", 0);
        LedgerEntry left = entry(base);
        LedgerEntry right = entry(base.withValue(2.0));
        // When
        boolean leftWins = left.winsOver(right);
        // Then
        assertThat(right.winsOver(left)).isNotEqualTo(leftWins);
        assertThat(left.winsOver(left)).isFalse();
        assertThat(left.fingerprint()).isNotEqualTo(right.fingerprint());
    }

    private static LedgerEntry entry(Interaction interaction) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(interaction));
    }
}
