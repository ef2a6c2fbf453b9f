package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.source.HistoryDecay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The paces of forgetting that are tried, of history and of popularity, the settings' own among them.
 *
 * @param decays how the history loses weight; the settings' own first
 * @param events numbers of events of all users after which popularity halves, ascending
 */
record TriedPaces(HistoryDecay[] decays, double[] events) {
    private static final double[] POWERS = {0, 0.25, 0.5, 0.8, 1.1, 1.6, 2.5};
    private static final double PATIENT = 0.25;
    private static final double[] POWERS_BY_CLOCK = {0, 0.5, 1.1};
    private static final double[] DAYS = {1 / 24.0, 1 / 6.0, 0.5, 2, 7, 30, 365};
    private static final double[] FACTORS = {0.2, 1, 5, 25};
    private static final int OWN_FACTOR = 1;
    private static final double MOST_EVENTS = 1e9;

    /**
     * The paces around the settings' own.
     *
     * @param held the numbers that settings hold
     */
    static TriedPaces of(Mix mix, Set<MixNumber> held) {
        Set<HistoryDecay> decays = new LinkedHashSet<>();
        decays.add(HistoryDecay.of(mix));
        boolean isPowerHeld = held.contains(MixNumber.HISTORY_POWER);
        double[] own = {mix.historyPower()};
        for (double power : isPowerHeld ? own : POWERS) {
            decays.add(new HistoryDecay(power, mix.historyDays()));
        }
        if (!held.contains(MixNumber.HISTORY_DAYS)) {
            for (double days : DAYS) {
                for (double power : isPowerHeld ? own : POWERS_BY_CLOCK) {
                    decays.add(new HistoryDecay(power, days));
                }
            }
        }
        double[] events = new double[FACTORS.length];
        for (int pace = 0; pace < FACTORS.length; pace++) {
            events[pace] = Math.max(1, Math.min(MOST_EVENTS, mix.trendEvents() * FACTORS[pace]));
        }
        return new TriedPaces(decays.toArray(HistoryDecay[]::new), events);
    }

    /** The paces of a mix alone. */
    static TriedPaces only(Mix mix) {
        return new TriedPaces(new HistoryDecay[] {HistoryDecay.of(mix)}, new double[] {mix.trendEvents()});
    }

    /** The place of a decay by which much of the history counts. */
    int patient() {
        return Math.max(0, List.of(decays).indexOf(new HistoryDecay(PATIENT, decays[0].days())));
    }

    /** The mix that the search starts from. */
    MixPoint start(Mix mix) {
        return new MixPoint(mix, 0, OWN_FACTOR);
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
