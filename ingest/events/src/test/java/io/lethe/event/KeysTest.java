package io.lethe.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void shouldNeverGlueTwoNamesIntoOne() {
        assertThat(new UserKey("a", "bc").toBytes()).isNotEqualTo(new UserKey("ab", "c").toBytes());
        assertThat(ItemKey.content("a", "bc").toBytes())
                .isNotEqualTo(ItemKey.content("ab", "c").toBytes());
    }

    @Test
    void shouldBeginAnEventsKeyWithItsUsers() {
        byte[] user = Samples.FULL.userKey().toBytes();

        assertThat(EventKey.of(Samples.FULL).toBytes()).startsWith(user);
    }

    @Test
    void shouldKeepAllRecordsOfAnItemInOnePartition() {
        for (int i = 0; i < 100; i++) {
            assertThat(ItemKey.content("t", "i" + i).partition(7))
                    .isEqualTo(ItemKey.withdrawn("t", "i" + i).partition(7));
        }
    }

    @Test
    void shouldGiveEqualKeysToEqualEventsAlone() {
        Interaction event = Samples.FULL;

        assertThat(EventKey.of(event)).isEqualTo(EventKey.of(event.withValue(4.5000000001)));
        assertThat(EventKey.of(event)).isNotEqualTo(EventKey.of(event.withValue(4.500001)));
    }

    @Test
    void shouldOrderBytesAsNumbers() {
        long[] numbers = {Long.MIN_VALUE, -5, -1, 0, 1, 300, Long.MAX_VALUE};
        for (int i = 1; i < numbers.length; i++) {
            byte[] smaller = new ByteWriter().putOrderedLong(numbers[i - 1]).toBytes();
            byte[] larger = new ByteWriter().putOrderedLong(numbers[i]).toBytes();

            assertThat(Arrays.compareUnsigned(smaller, larger)).isNegative();
        }
    }

    @Test
    void shouldRefuseGarbageInOneWay() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(40)];
            random.nextBytes(garbage);
            if (garbage.length > 0 && random.nextBoolean()) {
                garbage[0] = 1;
            }
            readOrRefuse(() -> Origin.fromBytes(garbage));
            readOrRefuse(() -> EventKey.fromBytes(garbage));
            readOrRefuse(() -> ItemKey.fromBytes(garbage));
            readOrRefuse(() -> Position.fromToken(Base64.getUrlEncoder().encodeToString(garbage)));
        }
        assertThatThrownBy(() -> Position.fromToken("no position!")).isInstanceOf(MalformedBytesException.class);
    }

    private static void readOrRefuse(Runnable reading) {
        try {
            reading.run();
        } catch (MalformedBytesException e) {
            assertThat(e).hasMessageContaining(" ");
        }
    }
}
