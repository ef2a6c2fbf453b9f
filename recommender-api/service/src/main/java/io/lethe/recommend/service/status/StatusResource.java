package io.lethe.recommend.service.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
import io.lethe.event.Tenant;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.Freshness.Figures;
import io.lethe.recommend.service.known.LongWork.Progress;
import io.lethe.recommend.service.known.MinuteCounts;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.status.StatusBoard.Cleaned;
import io.lethe.recommend.service.status.StatusBoard.Counts;
import io.lethe.recommend.service.status.StatusBoard.LeftOut;
import io.lethe.recommend.service.status.StatusBoard.Seen;
import io.lethe.recommend.service.status.StatusBoard.Step;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Status of the platform: input, backlog and freshness. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "everyone")
public class StatusResource {

    /**
     * Events since ingest began, how many a second now, and how many in each minute of the last hour; null where
     * ingest does not say. Warnings count parts that were left out of accepted events and items, or kept in another
     * form.
     */
    record Intake(
            @Nullable Long accepted,
            @Nullable Long rejected,
            @Nullable Long deadLettered,
            @Nullable Double perSecond,
            @Nullable List<Fault> reasons,
            @Nullable List<LeftOut> warnings,
            List<Minute> lastMinutes) {
        static Intake of(@Nullable Counts counts, MinuteCounts minutes) {
            List<Minute> lastMinutes =
                    minutes.minutes().stream().map(Minute::of).toList();
            return counts == null
                    ? new Intake(null, null, null, null, null, null, lastMinutes)
                    : new Intake(
                            counts.accepted(),
                            counts.rejected(),
                            counts.deadLettered(),
                            minutes.perSecond(),
                            counts.reasons().entrySet().stream()
                                    .sorted(Map.Entry.<String, Long>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                                    .map(Fault::of)
                                    .toList(),
                            counts.warnings(),
                            lastMinutes);
        }
    }

    /**
     * A kind of fault in a field, or in the record as a whole, and how many events had it; those told to the caller
     * and those dead-lettered together.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(String reason, @Nullable String field, long count) {
        static Fault of(Map.Entry<String, Long> counted) {
            String[] words = counted.getKey().split("/", 2);
            return new Fault(words[0], words.length > 1 ? words[1] : null, counted.getValue());
        }
    }

    /** What came in during a minute that began then. */
    record Minute(String at, long accepted, long rejected) {
        static Minute of(MinuteCounts.Minute minute) {
            return new Minute(Parameters.text(minute.at()), minute.accepted(), minute.rejected());
        }
    }

    /** How long it takes until an accepted event can be seen here; without figures before there is a sample. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fresh(@Nullable Long p50Millis, @Nullable Long p99Millis, int samples) {
        static Fresh of(Figures figures) {
            boolean any = figures.samples() > 0;
            return new Fresh(any ? figures.p50Millis() : null, any ? figures.p99Millis() : null, figures.samples());
        }
    }

    /** Something long that is under way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Work(
            long waiting,
            long total,
            double perSecond,
            @Nullable Double secondsLeft) {
        static Work of(Progress progress) {
            return new Work(
                    progress.waiting(),
                    progress.total(),
                    progress.perSecond(),
                    progress.secondsLeft().orElse(null));
        }
    }

    /**
     * How many items have a vector of a model. An item that two models have read counts for both.
     *
     * @param model a model's name, or {@code given} for vectors that came with their items
     * @param inUse whether it is the model by which answers are found; null where that is not known
     */
    record Vectors(
            String model,
            int items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Boolean inUse) {
        /** Those of the model in use first, even if there are none. */
        static List<Vectors> of(SortedMap<String, Integer> byModel, @Nullable String inUse) {
            List<Vectors> vectors = new ArrayList<>();
            if (inUse != null) {
                vectors.add(new Vectors(inUse, byModel.getOrDefault(inUse, 0), true));
            }
            byModel.forEach((model, items) -> {
                if (!model.equals(inUse)) {
                    vectors.add(new Vectors(model, items, inUse == null ? null : false));
                }
            });
            return vectors;
        }
    }

    /**
     * The model to go to, and how far items are on their way there.
     *
     * @param covered how many items have a vector of it
     * @param items   how many have to have one: all that language models have read
     */
    record NextModel(String model, int covered, int items) {
        static @Nullable NextModel of(LiveCatalogue catalogue, @Nullable ModelsInUse models) {
            ModelId next = models == null ? null : models.next();
            return next == null
                    ? null
                    : new NextModel(
                            next.name(), catalogue.vectors().getOrDefault(next.name(), 0), catalogue.readItems());
        }
    }

    /**
     * How this Lethe is doing. Items and their vectors are the tenant's, the rest is everybody's; what is not known is
     * null. {@code nextModel} is there while a change of the model is under way. {@code cleaned} has each rule in
     * force that leaves events out of the counts across people. {@code note} says what does not answer.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            String at,
            String state,
            Intake events,
            List<Step> steps,
            Fresh freshness,
            @Nullable Work work,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Integer items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            List<Vectors> vectors,

            @Nullable NextModel nextModel,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Long users,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            List<Cleaned> cleaned,

            @Nullable String note,
            String version) {}

    private final StatusBoard board;
    private final RecentActivity everyone;
    private final Catalogues catalogues;
    private final RecommenderLog log;
    private final CallTimer calls;
    private final String version;

    StatusResource(
            StatusBoard board,
            RecentActivity everyone,
            Catalogues catalogues,
            RecommenderLog log,
            CallTimer calls,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.board = board;
        this.everyone = everyone;
        this.catalogues = catalogues;
        this.log = log;
        this.calls = calls;
        this.version = version;
    }

    @GET
    @Path("/status")
    @Operation(
            operationId = "status",
            summary = "How this Lethe is doing",
            description = "What comes in, what waits before which step, and how fresh answers are. What is not known "
                    + "is null, and a step that does not answer is unknown.")
    public Uni<Status> status(@RestHeader(Tenant.HEADER) @Nullable String tenant) {
        return calls.timedAlways("status", () -> {
            String whose = Parameters.tenant(tenant);
            return board.seen().map(seen -> status(whose, seen));
        });
    }

    private Status status(String tenant, Seen seen) {
        LiveCatalogue catalogue = catalogues.of(tenant);
        ModelId inUse = catalogues.modelInUse();
        return new Status(
                Parameters.text(seen.at()),
                board.state(seen),
                Intake.of(seen.counts(), everyone.counts()),
                seen.steps(),
                Fresh.of(everyone.freshness().figures()),
                everyone.work().progress().map(Work::of).orElse(null),
                log.isLoaded() ? Integer.valueOf(catalogue.itemCount()) : null,
                log.isLoaded() ? Vectors.of(catalogue.vectors(), inUse == null ? seen.model() : inUse.name()) : null,
                log.isLoaded() ? NextModel.of(catalogue, catalogues.models()) : null,
                seen.users(),
                seen.cleaned(),
                board.note(seen),
                version);
    }
}
