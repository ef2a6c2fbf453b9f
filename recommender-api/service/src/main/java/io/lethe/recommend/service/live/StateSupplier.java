package io.lethe.recommend.service.live;

import java.util.concurrent.CompletionStage;

/** Supplies the state for a stream. */
@FunctionalInterface
public interface StateSupplier {
    /**
     * The state as of now; a failure is told as trouble, and the state asked for again a little later. Does not block.
     */
    CompletionStage<StreamState> tell(StreamSubject wish);
}
