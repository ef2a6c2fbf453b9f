package io.lethe.recommend.learning;

import io.lethe.recommend.parameter.Mix;
import java.util.function.ToDoubleFunction;

/** What a source adds to relevance, without popularity. */
enum Addend {
    INTEREST(Mix::interest, false),
    HABIT(Mix::habit, false),
    FOLLOWING(Mix::neighbour, true),
    PRECEDING(mix -> mix.neighbour() * mix.backward(), true),
    TOGETHER(mix -> mix.neighbour() * mix.together(), true),
    MEANING(Mix::text, true),
    WORDING(Mix::words, true);

    private final ToDoubleFunction<Mix> weight;
    private final boolean isDecayed;

    Addend(ToDoubleFunction<Mix> weight, boolean isDecayed) {
        this.weight = weight;
        this.isDecayed = isDecayed;
    }

    /** The weight of it in a mix, at least 0. */
    double weight(MixPoint point) {
        return weight.applyAsDouble(point.mix());
    }

    /** The decay of the history that a mix has for it; 0 where it has none. */
    int decay(MixPoint point) {
        return isDecayed ? point.decay() : 0;
    }

    /** Whether it is the same by two mixes. */
    boolean isSame(MixPoint one, MixPoint other) {
        return weight(one) == weight(other) && (weight(one) == 0 || decay(one) == decay(other));
    }
}
