package io.lethe.recommend.service.known;

import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.MixMemory;
import org.jspecify.annotations.Nullable;

/**
 * What the models topic keeps of learning a tenant's mix.
 *
 * @param version follows from its content
 * @param at      when it was written, in milliseconds since 1970
 */
public record KnownMix(MixMemory memory, String version, long at) {
    static KnownMix of(MixMemory memory, long at) {
        return new KnownMix(memory, memory.version(), at);
    }

    /** The numbers; null if they have been forgotten. */
    @Nullable
    public LearnedNumbers numbers() {
        return memory instanceof LearnedNumbers numbers ? numbers : null;
    }
}
