package io.lethe.embedding.service;

import java.util.SortedMap;

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
 */
public record EmbeddingProgress(
        String model,
        long items,
        long events,
        long texts,
        long cacheHits,
        long modelBusyMillis,
        long unreadable,
        SortedMap<String, Long> lag) {}
