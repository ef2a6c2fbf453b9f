package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.rival.classic.SessionIndex.Session;

/**
 * Sequence and time aware neighbourhoods (D. Garg et al., <i>Sequence and time aware neighborhood for session-based
 * recommendations</i>, SIGIR 2019), three decays:
 *
 * <pre>
 * w1 = exp(−steps back/λ1)                        of an item of the current session
 * w2 = exp(−max(0, t − end of the session)/λ2)    of a session, at the time t asked about
 * w3 = exp(−|place − place of i*|/λ3)
 *                 of an item of a session, i* being its item that was chosen last in the current one
 * nearness = w2 · Σ_common w1 / √(size · size of the current one);   an item counts nearness · w3
 * </pre>
 *
 * @param lambda1       in steps, above 0
 * @param lambda2Millis in milliseconds, above 0
 * @param lambda3       in places, above 0
 */
record StanWeighing(double lambda1, double lambda2Millis, double lambda3) implements SessionKnn.Weighing {

    @Override
    public double current(int steps, int size) {
        return Math.exp(-steps / lambda1);
    }

    @Override
    public double likeness(double common, double squares, int size, Session session, long at) {
        double age = Math.max(0, at - session.end());
        return Math.exp(-age / lambda2Millis) * common / Math.sqrt((double) size * session.size());
    }

    @Override
    public double item(int place, int anchor, int steps, double rarity) {
        return Math.exp(-Math.abs(place - anchor) / lambda3);
    }
}
