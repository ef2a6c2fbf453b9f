package io.lethe.interest.service.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.service.InterestBeans;
import io.lethe.interest.service.Owner;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Questions about the stores of all instances together. */
@Path("/internal/interest")
@Produces(MediaType.APPLICATION_JSON)
public class StoreResource {
    private static final int MOST_USERS = 1000;
    private static final Duration DIGEST_PATIENCE = Duration.ofMinutes(5);
    private static final Duration PROGRESS_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PUBLISHED_PATIENCE = Duration.ofSeconds(40);

    private final InterestBeans beans;
    private final StoreReports reports;
    private final UserListing users;
    private final QueryThreads threads;
    private final Peers peers;
    private final ObjectMapper json;

    @Inject
    StoreResource(
            InterestBeans beans,
            StoreReports reports,
            UserListing users,
            QueryThreads threads,
            Peers peers,
            ObjectMapper json) {
        this.beans = beans;
        this.reports = reports;
        this.users = users;
        this.threads = threads;
        this.peers = peers;
        this.json = json;
    }

    /**
     * What the stores hold, in digests. It means something only while no events come.
     *
     * @param users whether to say how many events each user has
     */
    @GET
    @Path("digest")
    public CompletionStage<Response> digest(
            @QueryParam("users") @DefaultValue("false") boolean users,
            @HeaderParam(Peers.ROUTED) @Nullable String routed,
            @Context UriInfo uri) {
        CompletableFuture<StoreReport> here = threads.work(() -> reports.read(users));
        if (routed != null) {
            return answered(here);
        }
        return answered(all(here, uri, StoreReport.class, DIGEST_PATIENCE, StoreReport::plus)
                .thenApply(report -> report.withSettled(report.settled()
                        && report.partitions().size() == beans.stream().partitions())));
    }

    /**
     * The users of a tenant, page by page in the order of their keys: shorter ids first.
     *
     * @param after the user after whom the page begins
     * @param part  what a user's id contains
     * @param limit how many, 1 to 1,000
     */
    @GET
    @Path("users")
    public CompletionStage<Response> users(
            @QueryParam("tenant") @DefaultValue("default") String tenant,
            @QueryParam("after") @Nullable String after,
            @QueryParam("q") @Nullable String part,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @HeaderParam(Peers.ROUTED) @Nullable String routed,
            @Context UriInfo uri) {
        int most = Math.max(1, Math.min(limit, MOST_USERS));
        CompletableFuture<UserPage> here = threads.work(() -> users.page(tenant, after, part, most));
        return answered(
                routed != null
                        ? here
                        : all(
                                here,
                                uri,
                                UserPage.class,
                                PROGRESS_PATIENCE,
                                (one, other) -> one.plus(other, tenant, most)));
    }

    /** How many users and events a tenant has. */
    @GET
    @Path("size")
    public CompletionStage<Response> size(
            @QueryParam("tenant") @DefaultValue("default") String tenant,
            @HeaderParam(Peers.ROUTED) @Nullable String routed,
            @Context UriInfo uri) {
        CompletableFuture<LogSize> here = threads.work(() -> users.size(tenant));
        return answered(routed != null ? here : all(here, uri, LogSize.class, PROGRESS_PATIENCE, LogSize::plus));
    }

    /** How far the stream is. */
    @GET
    @Path("progress")
    public CompletionStage<Response> progress(
            @HeaderParam(Peers.ROUTED) @Nullable String routed, @Context UriInfo uri) {
        CompletableFuture<ProgressReport> here = threads.work(() -> reports.progress(routed == null));
        return answered(
                routed != null ? here : all(here, uri, ProgressReport.class, PROGRESS_PATIENCE, ProgressReport::plus));
    }

    /** Waits until the signals of all that has come in are published and committed; says whether they are. */
    @GET
    @Path("published")
    public CompletionStage<Response> published(
            @HeaderParam(Peers.ROUTED) @Nullable String routed, @Context UriInfo uri) {
        CompletableFuture<Boolean> here = threads.work(reports::awaitPublished);
        return answered(routed != null ? here : all(here, uri, Boolean.class, PUBLISHED_PATIENCE, Boolean::logicalAnd));
    }

    private <T> CompletableFuture<T> all(
            CompletableFuture<T> here, UriInfo uri, Class<T> type, Duration patience, BinaryOperator<T> plus) {
        List<CompletableFuture<T>> parts = new ArrayList<>();
        for (Owner.There other : beans.stream().others()) {
            parts.add(peers.ask(other, "GET", uri.getRequestUri(), Map.of(), patience)
                    .thenApply(answer -> read(answer.body(), type)));
        }
        CompletableFuture<T> sum = here;
        for (CompletableFuture<T> part : parts) {
            sum = sum.thenCombine(part, plus);
        }
        return sum;
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("another instance gave no answer", e);
        }
    }

    private static <T> CompletionStage<Response> answered(CompletableFuture<T> report) {
        return report.thenApply(value -> Response.ok(value).build())
                .exceptionally(e -> Refusals.unavailable("not all partitions can be read now: " + e));
    }
}
