package io.lethe.evaluation.ties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampGrainTest {
    private static final long START = 1_577_836_800_000L;
    private static final int TIMES = 400;

    private static long[] times(LongUnaryOperator made) {
        Random random = new Random(3);
        return LongStream.generate(() -> made.applyAsLong((long) (random.nextDouble() * 1000)))
                .limit(TIMES)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"DAY,86400000", "HOUR,3600000", "MINUTE,60000", "SECOND,1000", "MILLISECOND,1"})
    void shouldFindTheCoarsestUnit(StampGrain grain, long unit) {
        assertThat(StampGrain.of(times(some -> START + (some * 37 + 1) * unit))).isEqualTo(grain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin"})
    void shouldFindDaysAndMonthsInAnyZone(String zone) {
        // Given
        ZoneId place = ZoneId.of(zone);
        LocalDate first = LocalDate.of(2020, 1, 1);

        // Then
        assertThat(StampGrain.of(times(some ->
                        first.plusDays(some).atStartOfDay(place).toInstant().toEpochMilli())))
                .isEqualTo(StampGrain.DAY);
        assertThat(StampGrain.of(times(some -> first.plusMonths(some % 48)
                        .atStartOfDay(place)
                        .toInstant()
                        .toEpochMilli())))
                .isEqualTo(StampGrain.MONTH);
    }

    @Test
    void shouldNotMindAFewStrayStamps() {
        // Given
        long[] times = times(some -> LocalDateTime.of(2020, 1, 1, 0, 0)
                .plusDays(some)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli());
        times[7] += 12_345;

        // Then
        assertThat(StampGrain.of(times)).isEqualTo(StampGrain.DAY);
        assertThat(StampGrain.of(new long[0])).isEqualTo(StampGrain.MILLISECOND);
    }
}
