package io.lethe.endtoend;

import org.junit.jupiter.api.Tag;

/**
 * {@link LearnedMixIT} with a log from which all choices that are learned from at most can be drawn. It takes minutes, and
 * CI leaves it out.
 */
@Tag("long")
@Tag("largest")
class LargeLearnedMixIT extends LearnedMixIT {
    @Override
    int events() {
        return 6_000;
    }
}
