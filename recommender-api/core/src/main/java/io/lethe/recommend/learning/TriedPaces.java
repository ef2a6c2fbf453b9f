package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;

/**
 * The paces of forgetting that are tried, of history and of popularity, the settings' own among them.
 *
 * @param powers powers of the history, ascending
 * @param events numbers of events of all users after which popularity halves, ascending
 */
record TriedPaces(double[] powers, double[] events) {
    private static final double[] POWERS = {0, 0.25, 0.5, 0.8, 1.1, 1.6, 2.5};
    private static final double[] FACTORS = {0.2, 1, 5, 25};
    private static final int OWN_FACTOR = 1;
    private static final double MOST_EVENTS = 1e9;

    static TriedPaces of(Mix mix) {
        double[] powers = POWERS.clone();
        powers[nearest(mix.historyPower())] = mix.historyPower();
        double[] events = new double[FACTORS.length];
        for (int pace = 0; pace < FACTORS.length; pace++) {
            events[pace] = Math.max(1, Math.min(MOST_EVENTS, mix.trendEvents() * FACTORS[pace]));
        }
        return new TriedPaces(powers, events);
    }

    /** The mix that the search starts from. */
    MixPoint start(Mix mix) {
        return new MixPoint(mix, nearest(mix.historyPower()), OWN_FACTOR);
    }

    private static int nearest(double power) {
        int nearest = 0;
        for (int i = 1; i < POWERS.length; i++) {
            if (Math.abs(POWERS[i] - power) < Math.abs(POWERS[nearest] - power)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /**
     * The popularity of each slot as a share of the highest, by pace, as it was just before the hour of a time.
     *
     * @param at milliseconds since 1970
     */
    double[][] shares(Catalogue catalogue, RankingSettings settings, int slots, long at) {
        double[][] shares = new double[events.length][];
        for (int pace = 0; pace < shares.length; pace++) {
            RankingSettings paced = settings.withMix(MixNumber.TREND_EVENTS.in(settings.mix(), events[pace]));
            shares[pace] = catalogue.trends().sharesBefore(paced, slots, at);
        }
        return shares;
    }
}
