package io.lethe.embedding.service;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the service has done since it was started.
 *
 * @param model           the model in use
 * @param items           item records published, marks of withdrawal among them
 * @param events          events published
 * @param texts           texts that the model has read
 * @param cacheHits       texts that needed no model
 * @param modelBusyMillis wall time during which the model was at work
 * @param unreadable      records left out because they are no item or event
 * @param lag             how many offsets are still to be read, by topic
 * @param migration       how far the items are that were there before
 */
public record EmbeddingProgress(
        String model,
        long items,
        long events,
        long texts,
        long cacheHits,
        long modelBusyMillis,
        long unreadable,
        SortedMap<String, Long> lag,
        Migration migration) {

    /**
     * How far items are on their way to other models.
     *
     * @param nextModel the model to go to; null if there is none
     * @param counted   whether all items of this instance have been looked at
     * @param waiting   how many items of this instance, as far as they have been looked at, lack a vector of the model
     *                  in use or of the next one
     * @param given     how many items have been given one
     * @param trouble   what keeps it from getting on; null if nothing does
     */
    public record Migration(
            @Nullable String nextModel,
            boolean counted,
            long waiting,
            long given,
            @Nullable String trouble) {}
}
