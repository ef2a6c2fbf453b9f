package io.lethe.recommend.service.known;

import java.util.Optional;

/**
 * Detects long-running work such as an import from the backlog, and tracks its progress. It begins when many records
 * wait and ends when hardly any do. A record waits in one stage at a time, so the sum over stages counts it once.
 */
public final class LongWork {
    private static final long BEGIN = 1000;
    private static final long END = 20;
    private static final long RATE_MILLIS = 2000;
    private static final double SHARE = 0.3;

    /**
     * How far it is.
     *
     * @param waiting     how many records wait, in all steps
     * @param total       how many there were since it began, as far as they have come in
     * @param perSecond   how many are done in a second, by now
     * @param secondsLeft how long those that wait will take at that; empty while nothing is done
     */
    public record Progress(long waiting, long total, double perSecond, Optional<Double> secondsLeft) {}

    private boolean underWay;
    private long waiting;
    private long doneBefore;
    private long total;
    private long rateAt;
    private long rateDone;
    private double perSecond;

    /**
     * What is seen at a time.
     *
     * @param at   milliseconds since 1970
     * @param wait how many records wait, in all steps
     * @param done how many records the last step has done; only grows
     */
    public synchronized void look(long at, long wait, long done) {
        waiting = wait;
        if (!underWay && wait >= BEGIN) {
            underWay = true;
            doneBefore = done;
            total = 0;
            rateAt = at;
            rateDone = done;
            perSecond = 0;
        }
        if (underWay && wait <= END) {
            underWay = false;
        }
        if (underWay) {
            total = Math.max(total, wait + Math.max(0, done - doneBefore));
            if (at - rateAt >= RATE_MILLIS) {
                double now = 1000.0 * Math.max(0, done - rateDone) / (at - rateAt);
                perSecond = perSecond == 0 ? now : perSecond + SHARE * (now - perSecond);
                rateAt = at;
                rateDone = done;
            }
        }
    }

    /** Empty while nothing long is under way. */
    public synchronized Optional<Progress> progress() {
        return underWay
                ? Optional.of(new Progress(
                        waiting, total, perSecond, perSecond > 0 ? Optional.of(waiting / perSecond) : Optional.empty()))
                : Optional.empty();
    }
}
