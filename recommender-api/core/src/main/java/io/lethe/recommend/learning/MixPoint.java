package io.lethe.recommend.learning;

import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.source.HistoryDecay;

/**
 * A mix that can be tried: its decay of the history and its pace of popularity are among those of a {@link TriedPaces}.
 *
 * @param mix   the mix
 * @param decay the place of its decay of the history
 * @param pace  the place of its {@code trendEvents}
 */
record MixPoint(Mix mix, int decay, int pace) {

    /** Whether popularity raises relevance by it as by another one. */
    boolean isRaisedAs(MixPoint other) {
        return pace == other.pace && mix.lift() == other.mix.lift();
    }

    MixPoint with(MixNumber number, double value) {
        return new MixPoint(number.in(mix, value), decay, pace);
    }

    MixPoint withDecay(TriedPaces paces, int other) {
        HistoryDecay decayed = paces.decays()[other];
        Mix powered = MixNumber.HISTORY_POWER.in(mix, decayed.power());
        return new MixPoint(MixNumber.HISTORY_DAYS.in(powered, decayed.days()), other, pace);
    }

    MixPoint withPace(TriedPaces paces, int other) {
        return new MixPoint(MixNumber.TREND_EVENTS.in(mix, paces.events()[other]), decay, other);
    }
}
