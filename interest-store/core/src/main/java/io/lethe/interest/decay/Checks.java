package io.lethe.interest.decay;

/** Range checks for the parameters of curves. */
public final class Checks {
    private Checks() {}

    public static void aboveZero(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is above 0 and finite, not " + value);
        }
    }

    public static void atLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is at least 0 and finite, not " + value);
        }
    }

    public static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + value);
        }
    }
}
