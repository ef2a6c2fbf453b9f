package io.lethe.ingest.rest;

import io.lethe.event.RatingScale;
import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.event.log.BrokerSilentException;
import io.lethe.ingest.IngestConfig;
import io.lethe.ingest.IngestCounts;
import io.lethe.ingest.IngestErasure;
import io.lethe.ingest.IngestLag;
import io.lethe.ingest.RulesOfSettings;
import io.lethe.ingest.cleaning.CleaningLimits;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Internal API of ingest, for other services. */
@Path("/internal/ingest")
@Tag(name = "Internal", description = "Between Lethe's own services.")
@Produces({MediaType.APPLICATION_JSON, IngestProblem.MEDIA_TYPE})
public class IngestInternalResource {

    /** What was accepted and refused since this instance started, and what waits. */
    public record IngestProgress(
            IngestCounts.Count events, IngestCounts.Count items, SortedMap<String, Long> lag, long deadLetters) {}

    /** By which rules of a tenant's settings events are cleaned at this moment. */
    public record IngestRules(RatingScale rating) {}

    /** Whom to erase. */
    public record IngestErasureOrder(
            @Nullable String tenant, @Nullable String userId) {}

    private final CleaningLimits limits;
    private final IngestCounts counts;
    private final IngestLag lag;
    private final IngestErasure erasure;
    private final RulesOfSettings rules;

    IngestInternalResource(
            IngestConfig config, IngestCounts counts, IngestLag lag, IngestErasure erasure, RulesOfSettings rules) {
        this.limits = config.cleaning().limits();
        this.counts = counts;
        this.lag = lag;
        this.erasure = erasure;
        this.rules = rules;
    }

    @GET
    @Path("/progress")
    @Operation(operationId = "ingestProgress", summary = "What was accepted and refused, and what waits")
    public Response progress() {
        try {
            SortedMap<String, Long> waiting = lag.byTopic();
            IngestCounts.Snapshot done = counts.snapshot();
            return Response.ok(new IngestProgress(done.events(), done.items(), waiting, done.deadLetters()))
                    .build();
        } catch (BrokerSilentException | KafkaException e) {
            return IngestProblem.unavailable(String.valueOf(e.getMessage()));
        }
    }

    @GET
    @Path("/limits")
    @Operation(operationId = "ingestLimits", summary = "How much a record may say, as configured")
    public CleaningLimits limits() {
        return limits;
    }

    @GET
    @Path("/rules")
    @Operation(
            operationId = "ingestRules",
            summary = "By which rules events are cleaned now",
            description = "Settings take effect in each service when it has read them; this says what ingest has read.")
    public IngestRules rules(@QueryParam("tenant") @DefaultValue(Tenant.DEFAULT) String tenant) {
        return new IngestRules(rules.ratings(tenant));
    }

    @POST
    @Path("/erasures")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "ingestErase",
            summary = "Erase a user from the intake's queue and the dead letters",
            description = "Waits until everything that is in the queue has been cleaned. The event log is not touched.")
    public Response erase(IngestErasureOrder order) {
        String userId = order.userId();
        if (userId == null || userId.isBlank()) {
            return IngestProblem.badRequest("userId", "is missing");
        }
        String tenant = order.tenant();
        try {
            int letters = erasure.erase(new UserKey(tenant == null ? Tenant.DEFAULT : tenant, userId));
            return Response.ok(Map.of("deadLetters", letters)).build();
        } catch (BrokerSilentException | KafkaException e) {
            return IngestProblem.unavailable(String.valueOf(e.getMessage()));
        }
    }
}
