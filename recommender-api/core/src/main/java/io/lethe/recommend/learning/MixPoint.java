package io.lethe.recommend.learning;

import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;

/**
 * A mix that can be tried: its history power and its pace of popularity are among those of a {@link TriedPaces}.
 *
 * @param mix   the mix
 * @param power the place of its history power
 * @param pace  the place of its {@code trendEvents}
 */
record MixPoint(Mix mix, int power, int pace) {

    MixPoint with(MixNumber number, double value) {
        return new MixPoint(number.in(mix, value), power, pace);
    }

    MixPoint withPower(TriedPaces paces, int other) {
        return new MixPoint(MixNumber.HISTORY_POWER.in(mix, paces.powers()[other]), other, pace);
    }

    MixPoint withPace(TriedPaces paces, int other) {
        return new MixPoint(MixNumber.TREND_EVENTS.in(mix, paces.events()[other]), power, other);
    }
}
