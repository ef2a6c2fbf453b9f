package io.lethe.evaluation.protocol;

import org.jspecify.annotations.Nullable;

/** Plans for a data set. */
public final class Plans {
    private Plans() {}

    /**
     * A plan.
     *
     * @param masking what cannot be an answer; null for what fits the data set. Leave-one-out masks the history, always
     */
    public static Plan of(Corpus corpus, Protocol protocol, Part part, @Nullable Masking masking, Sampling sampling) {
        if (corpus.size() == 0) {
            throw new IllegalArgumentException("a data set without events has nothing to ask");
        }
        if (protocol == Protocol.LEAVE_ONE_OUT) {
            return new LeaveOneOut(corpus, part).plan(sampling);
        }
        TimeSplit split = new TimeSplit(corpus, part, protocol == Protocol.PREQUENTIAL);
        return split.plan(masking == null ? Masking.fitting(corpus, split.begin()) : masking, sampling);
    }
}
