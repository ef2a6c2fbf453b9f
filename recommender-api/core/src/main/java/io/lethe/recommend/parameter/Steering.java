package io.lethe.recommend.parameter;

/**
 * How far a list follows interests.
 *
 * @param dial  from 0, the likeliest next choices, to 1, places in proportion to interests
 * @param brief the part of a short horizon, which forgets thirty times as fast as the kernel; 0 to 1
 * @param lasting the part of a long horizon, which forgets twelve times as slowly; 0 to 1. The kernel has what the two
 *                leave of 1
 */
public record Steering(double dial, double brief, double lasting) {
    private static final double DEFAULT_DIAL = 0.25;
    private static final double DEFAULT_BRIEF = 0.15;
    private static final double DEFAULT_LASTING = 0.35;

    public Steering {
        check("steering", dial);
        check("horizons.short", brief);
        check("horizons.long", lasting);
        if (brief + lasting > 1) {
            throw new IllegalArgumentException(
                    "horizons.short and horizons.long are 1 at most together, not " + (brief + lasting));
        }
    }

    public static Steering defaults() {
        return new Steering(DEFAULT_DIAL, DEFAULT_BRIEF, DEFAULT_LASTING);
    }

    public Steering withDial(double other) {
        return new Steering(other, brief, lasting);
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + share);
        }
    }
}
