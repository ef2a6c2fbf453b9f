package io.lethe.evaluation.tune;

import java.util.List;
import java.util.Objects;

/** Something about a model that can be chosen, and out of what. */
public sealed interface Parameter {
    String name();

    /** A number that a share of the range stands for: evenly, or evenly in the logarithm. */
    enum Scale {
        LINEAR,
        LOG
    }

    /**
     * A real number.
     *
     * @param low  the smallest; above 0 on a logarithmic scale
     * @param high the largest, above the smallest
     */
    record Real(String name, double low, double high, Scale scale) implements Parameter {
        public Real {
            check(name, low, high, scale);
        }
    }

    /**
     * A whole number.
     *
     * @param low  the smallest; above 0 on a logarithmic scale
     * @param high the largest, above the smallest
     */
    record Whole(String name, int low, int high, Scale scale) implements Parameter {
        public Whole {
            check(name, low, high, scale);
        }
    }

    /** One of some words, in no order. */
    record Choice(String name, List<String> words) implements Parameter {
        public Choice {
            Objects.requireNonNull(name, "name");
            words = List.copyOf(words);
            if (words.size() < 2) {
                throw new IllegalArgumentException(name + " needs two words at least to choose from, not " + words);
            }
        }
    }

    private static void check(String name, double low, double high, Scale scale) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scale, "scale");
        if (!(low < high) || Double.isInfinite(high - low) || (scale == Scale.LOG && low <= 0)) {
            throw new IllegalArgumentException(name + " has no " + scale + " range from " + low + " to " + high);
        }
    }
}
