package io.lethe.recommend.learning;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.Arrays;

/**
 * The paces of forgetting that are tried, of history and of popularity, the settings' own among them; and the popularity
 * of all items at each of the latter.
 *
 * @param powers    powers of the history, ascending
 * @param events    numbers of events of all users after which popularity halves, ascending
 * @param logs      base-2 logarithms of popularity, by number of events and slot
 * @param halfLives of popularity, in milliseconds, by number of events
 */
record TriedPaces(double[] powers, double[] events, double[][] logs, double[] halfLives) {
    private static final double[] POWERS = {0, 0.25, 0.5, 0.8, 1.1, 1.6, 2.5};
    private static final double[] FACTORS = {0.2, 1, 5, 25};
    private static final int OWN_FACTOR = 1;
    private static final double LEAST = 1e-9;

    static TriedPaces of(Catalogue catalogue, RankingSettings settings) {
        Mix mix = settings.mix();
        double[] powers = POWERS.clone();
        powers[nearest(mix.historyPower())] = mix.historyPower();
        double[] events = new double[FACTORS.length];
        double[][] logs = new double[FACTORS.length][];
        double[] halfLives = new double[FACTORS.length];
        int slots = catalogue.slots();
        for (int pace = 0; pace < FACTORS.length; pace++) {
            events[pace] = Math.max(1, Math.min(1e9, mix.trendEvents() * FACTORS[pace]));
            RankingSettings paced = settings.withMix(MixNumber.TREND_EVENTS.in(mix, events[pace]));
            logs[pace] = catalogue.trends().logs(paced, slots);
            halfLives[pace] = catalogue.trends().halfLife(paced);
        }
        return new TriedPaces(powers, events, logs, halfLives);
    }

    /** How many slots of the catalogue are looked at. */
    int slots() {
        return logs[0].length;
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

    /** The popularity of each slot as a share of the highest, by pace, without the events of a choice and after it. */
    double[][] shares(Choice choice, Catalogue catalogue, RankingSettings settings) {
        double[][] shares = new double[logs.length][];
        for (int pace = 0; pace < logs.length; pace++) {
            double highest = Arrays.stream(logs[pace]).max().orElse(0);
            double[] own = own(choice, catalogue, settings, pace);
            shares[pace] = new double[logs[pace].length];
            for (int slot = 0; slot < shares[pace].length; slot++) {
                double others = 1 - own[slot];
                shares[pace][slot] = others > LEAST ? others * Math.pow(2, logs[pace][slot] - highest) : 0;
            }
        }
        return shares;
    }

    /** The part of each slot's popularity that is due to a choice and the user's events after it. */
    private double[] own(Choice choice, Catalogue catalogue, RankingSettings settings, int pace) {
        double[] own = new double[logs[pace].length];
        for (LedgerEntry entry : choice.since()) {
            String itemId = entry.interaction().itemId();
            int slot = itemId == null ? -1 : catalogue.slotOf(itemId);
            double weight = settings.interest().weights().of(entry.interaction().type());
            if (slot >= 0 && slot < own.length && weight > 0) {
                double log = Math.log(weight) / Math.log(2)
                        + middle(entry.interaction().timestamp()) / halfLives[pace]
                        - logs[pace][slot];
                own[slot] += Math.pow(2, Math.min(0, log));
            }
        }
        return own;
    }

    /** The middle of the hour of a time, in milliseconds since 1970: when its events count in trends. */
    private static long middle(long time) {
        return Math.floorDiv(time, TrendSignal.HOUR_MILLIS) * TrendSignal.HOUR_MILLIS + TrendSignal.HOUR_MILLIS / 2;
    }
}
