package io.lethe.endtoend;

import org.junit.jupiter.api.Tag;

/** {@link LearnedMixIT} with a log from which all choices that are learned from at most can be drawn. */
@Tag("long")
class LargeLearnedMixIT extends LearnedMixIT {
    @Override
    int events() {
        return 6_000;
    }
}
