package io.lethe.recommend.parameter;

/**
 * How far back the interests reach that a list follows. The kernel has what the two leave of 1.
 *
 * @param brief   the part of a short horizon, which forgets thirty times as fast as the kernel; 0 to 1
 * @param lasting the part of a long horizon, which forgets twelve times as slowly; 0 to 1
 */
public record Horizons(double brief, double lasting) {
    private static final double DEFAULT_BRIEF = 0.15;
    private static final double DEFAULT_LASTING = 0.35;

    public Horizons {
        check("horizons.short", brief);
        check("horizons.long", lasting);
        if (brief + lasting > 1) {
            throw new IllegalArgumentException(
                    "horizons.short and horizons.long are 1 at most together, not " + (brief + lasting));
        }
    }

    public static Horizons defaults() {
        return new Horizons(DEFAULT_BRIEF, DEFAULT_LASTING);
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + share);
        }
    }
}
