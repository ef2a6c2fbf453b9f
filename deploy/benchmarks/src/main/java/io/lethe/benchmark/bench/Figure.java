package io.lethe.benchmark.bench;

import java.util.Locale;

/**
 * What a bench measured.
 *
 * @param what  what it is of, in few words
 * @param value the number
 * @param unit  its unit, such as {@code ms} or {@code events/s}
 * @param goal  what it should be; without a limit if there is none
 */
public record Figure(String what, double value, String unit, Goal goal) {
    private static final double WHOLE = 100;
    private static final double SMALL = 0.01;

    /**
     * A limit.
     *
     * @param limit  the number; NaN for none
     * @param isMost whether the figure is to be at most that, not at least
     */
    public record Goal(double limit, boolean isMost) {
        static final Goal NONE = new Goal(Double.NaN, true);

        static Goal most(double limit) {
            return new Goal(limit, true);
        }

        static Goal least(double limit) {
            return new Goal(limit, false);
        }

        boolean isNone() {
            return Double.isNaN(limit);
        }

        boolean isMetBy(double value) {
            return isNone() || (isMost ? value <= limit : value >= limit);
        }

        @Override
        public String toString() {
            return isNone() ? "" : (isMost ? "≤ " : "≥ ") + number(limit);
        }
    }

    static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, Goal.NONE);
    }

    boolean isMet() {
        return goal.isMetBy(value);
    }

    /**
     * The value as it is read: whole where it is large, with two digits after the point or a power of ten
     * where it is small.
     */
    String text() {
        return number(value);
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < SMALL) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int digits = size >= WHOLE || value == Math.rint(value) ? 0 : size >= 1 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
