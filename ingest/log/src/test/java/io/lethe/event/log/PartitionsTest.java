package io.lethe.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.ItemKey;
import io.lethe.event.Partitions;
import io.lethe.event.UserKey;
import java.util.Random;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    @Test
    void shouldBeKafkasOwn() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            byte[] key = new byte[random.nextInt(70)];
            random.nextBytes(key);
            int partitions = 1 + random.nextInt(64);

            assertThat(Partitions.of(key, partitions)).isEqualTo(kafkas(key, partitions));
        }
    }

    @Test
    void shouldBeThatOfAPlainProducerForUsers() {
        for (int i = 0; i < 1_000; i++) {
            UserKey user = new UserKey("shop-" + i % 3, "user " + i);

            assertThat(user.partition(12)).isEqualTo(kafkas(user.toBytes(), 12));
        }
    }

    @Test
    void shouldSpreadItems() {
        int[] counts = new int[8];
        for (int i = 0; i < 8_000; i++) {
            counts[ItemKey.content("default", "item-" + i).partition(8)]++;
        }

        for (int count : counts) {
            assertThat(count).isBetween(850, 1150);
        }
    }

    private static int kafkas(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
