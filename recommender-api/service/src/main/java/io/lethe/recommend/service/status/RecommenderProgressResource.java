package io.lethe.recommend.service.status;

import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.service.feed.RecommenderFeed;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.known.Catalogues;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Progress of this service in the topics, for operators and tests. */
@Path("/internal/recommender")
@Produces(MediaType.APPLICATION_JSON)
public class RecommenderProgressResource {
    /**
     * What is in memory.
     *
     * @param state      {@code connecting}, {@code catching-up} or {@code following}
     * @param neighbours how many neighbour signals
     * @param trends     how many trend signals
     * @param lag        how many records are not applied yet; -1 where the broker does not say
     * @param lagByTopic the same by topic
     * @param positions  the next offset to be read, by topic and partition
     */
    record Progress(
            String state,
            int items,
            int withdrawn,
            int neighbours,
            int trends,
            int links,
            long lag,
            Map<String, Long> lagByTopic,
            Map<String, SortedMap<Integer, Long>> positions) {}

    private final Catalogues catalogues;
    private final RecommenderFeed feed;
    private final RecommenderLog log;

    RecommenderProgressResource(Catalogues catalogues, RecommenderFeed feed, RecommenderLog log) {
        this.catalogues = catalogues;
        this.feed = feed;
        this.log = log;
    }

    @GET
    @Path("/progress")
    @Operation(summary = "How far the topics have been followed", hidden = true)
    public Uni<Progress> progress() {
        return log.lag()
                .map(lag -> progress(
                        lag, lag.values().stream().mapToLong(Long::longValue).sum()))
                .onFailure()
                .recoverWithItem(() -> progress(Map.of(), -1));
    }

    private Progress progress(Map<String, Long> byTopic, long lag) {
        return new Progress(
                log.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                catalogues.all().stream().mapToInt(LiveCatalogue::itemCount).sum(),
                catalogues.all().stream()
                        .mapToInt(LiveCatalogue::withdrawnCount)
                        .sum(),
                catalogues.all().stream()
                        .mapToInt(LiveCatalogue::neighbourSignals)
                        .sum(),
                catalogues.all().stream().mapToInt(one -> one.trends().size()).sum(),
                feed.links().size(),
                lag,
                new TreeMap<>(byTopic),
                positions());
    }

    private Map<String, SortedMap<Integer, Long>> positions() {
        Map<String, SortedMap<Integer, Long>> positions = new TreeMap<>();
        log.positions().forEach((partition, next) -> positions
                .computeIfAbsent(partition.topic(), any -> new TreeMap<>())
                .put(partition.partition(), next));
        return positions;
    }
}
