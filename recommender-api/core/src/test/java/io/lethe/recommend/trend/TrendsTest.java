package io.lethe.recommend.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrendsTest {
    private static final int ITEMS = 40;
    private static final List<String> TYPES = List.of("view", "purchase", "return", "made-up");
    private static final RankingSettings SETTINGS = RankingSettings.defaults();

    @Test
    void shouldWeighEveryHourByWhatIsLeftOfItAtTheTimeAskedAbout() {
        // Given
        Random random = new Random(3);
        Trends trends = new Trends();
        List<TrendSignal> signals = new ArrayList<>();
        for (int slot = 0; slot < ITEMS; slot++) {
            signals.add(signal(random));
            trends.put(slot, 0, signals.get(slot));
        }

        for (long hour : List.of(100L, 30_000L, 59_000L)) {
            // When
            long at = hour * TrendSignal.HOUR_MILLIS + 17;
            double[] shares = trends.shares(SETTINGS, ITEMS, at);

            // Then
            assertThat(shares).isEqualTo(expected(signals, at));
        }
    }

    @Test
    void shouldForgetWhatWasWorkedOutBeforeAChange() {
        // Given
        Random random = new Random(4);
        Trends trends = new Trends();
        List<TrendSignal> signals = new ArrayList<>();
        for (int slot = 0; slot < ITEMS; slot++) {
            signals.add(signal(random));
            trends.put(slot, 0, signals.get(slot));
        }
        long at = 30_000 * TrendSignal.HOUR_MILLIS;
        double[] before = trends.shares(SETTINGS, ITEMS, at);
        assertThat(trends.newest()).isLessThanOrEqualTo(60_000 * TrendSignal.HOUR_MILLIS);

        // When
        signals.set(7, new TrendSignal(List.of(new HourCount(70_000, "purchase", 900))));
        trends.put(7, 0, signals.get(7));

        // Then
        assertThat(trends.newest()).isEqualTo(70_001 * TrendSignal.HOUR_MILLIS);
        assertThat(trends.shares(SETTINGS, ITEMS, at))
                .isEqualTo(expected(signals, at))
                .isNotEqualTo(before);
    }

    @Test
    void shouldTellWhichShareOfTheEventsHappenedBeforeAnHour() {
        // Given
        Trends trends = new Trends();
        assertThat(trends.shareOfEventsBefore(0)).isEqualTo(1);
        trends.put(0, 0, new TrendSignal(List.of(new HourCount(10, "view", 3), new HourCount(20, "return", 50))));
        trends.put(1, 2, new TrendSignal(List.of(new HourCount(30, "purchase", 9))));

        // When, Then
        assertThat(trends.events()).isEqualTo(12);
        assertThat(trends.shareOfEventsBefore(11 * TrendSignal.HOUR_MILLIS - 1)).isZero();
        assertThat(trends.shareOfEventsBefore(11 * TrendSignal.HOUR_MILLIS)).isEqualTo(0.25);
        assertThat(trends.shareOfEventsBefore(31 * TrendSignal.HOUR_MILLIS)).isEqualTo(1);
    }

    private static TrendSignal signal(Random random) {
        List<HourCount> counts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            counts.add(new HourCount(random.nextInt(60_000), type, 1 + random.nextInt(9)));
        }
        return new TrendSignal(counts);
    }

    /** The time span of the newest events, in half powers of two of an hour. */
    private static double halfLife(List<TrendSignal> signals, long at) {
        TreeMap<Long, Long> hours = new TreeMap<>(Comparator.reverseOrder());
        for (TrendSignal signal : signals) {
            for (HourCount count : signal.events()) {
                if (count.hour() * TrendSignal.HOUR_MILLIS <= at
                        && !count.type().equals("return")) {
                    hours.merge(count.hour(), count.count(), Long::sum);
                }
            }
        }
        long sum = 0;
        for (Map.Entry<Long, Long> hour : hours.entrySet()) {
            sum += hour.getValue();
            if (sum >= SETTINGS.mix().trendEvents()) {
                double span = hours.firstKey() - hour.getKey() + 1.0;
                return Math.pow(2, Math.round(2 * Math.log(span) / Math.log(2)) / 2.0) * TrendSignal.HOUR_MILLIS;
            }
        }
        return SETTINGS.interest().halfLifeSeconds() * 1000;
    }

    private static double[] expected(List<TrendSignal> signals, long at) {
        double halfLife = halfLife(signals, at);
        double[] logs = new double[signals.size()];
        double highest = Double.NEGATIVE_INFINITY;
        for (int slot = 0; slot < logs.length; slot++) {
            double sum = 0;
            for (HourCount count : signals.get(slot).events()) {
                double age = Math.max(0, at - count.middle()) / halfLife;
                sum += SETTINGS.interest().weights().of(count.type()) * count.count() * Math.pow(2, -age);
            }
            logs[slot] = sum > 0 ? Math.log(sum) / Math.log(2) : Double.NEGATIVE_INFINITY;
            highest = Math.max(highest, logs[slot]);
        }
        double[] shares = new double[logs.length];
        for (int slot = 0; slot < logs.length; slot++) {
            shares[slot] = Math.pow(2, logs[slot] - highest);
        }
        return shares;
    }
}
