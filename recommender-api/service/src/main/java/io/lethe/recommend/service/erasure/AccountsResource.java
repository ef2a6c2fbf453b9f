package io.lethe.recommend.service.erasure;

import io.lethe.event.Tenant;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.erasure.Erasures.Erased;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.feed.RecommenderFeed;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.ApiBodies;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.AccountLinks;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.remote.InterestStore;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.user.InterestAnswers.Interest;
import io.lethe.recommend.service.user.InterestReading;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.Users.After;
import io.lethe.recommend.service.user.WhatIf;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Linked accounts of a user, export and erasure. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "their data")
public class AccountsResource {
    /** Accounts that are one person's. */
    record Linked(String userId, List<String> links, List<String> person) {}

    private final Users users;
    private final InterestStore store;
    private final Erasures erasures;
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final RecommenderLog log;
    private final RecommenderFeed feed;
    private final RankingPool pool;
    private final CallTimer calls;
    private final Clock clock = Clock.systemUTC();

    AccountsResource(
            Users users,
            InterestStore store,
            Erasures erasures,
            Catalogues catalogues,
            SettingsBook settings,
            RecommenderLog log,
            RecommenderFeed feed,
            RankingPool pool,
            CallTimer calls) {
        this.users = users;
        this.store = store;
        this.erasures = erasures;
        this.catalogues = catalogues;
        this.settings = settings;
        this.log = log;
        this.feed = feed;
        this.pool = pool;
        this.calls = calls;
    }

    @PUT
    @Path("/users/{id}/links/{other}")
    @Operation(
            operationId = "linkAccounts",
            summary = "Say that two accounts are one person's",
            description = "Answers about either are then about both. Nothing is copied: unlinking is exact.")
    public Uni<Linked> link(
            @RestHeader(Tenant.HEADER) @Nullable String tenant, @RestPath String id, @RestPath String other) {
        return calls.timed("link", () -> write(tenant, id, other, AccountLinks.LINKED));
    }

    @DELETE
    @Path("/users/{id}/links/{other}")
    @Operation(operationId = "unlinkAccounts", summary = "Say that two accounts are not one person's after all")
    public Uni<Linked> unlink(
            @RestHeader(Tenant.HEADER) @Nullable String tenant, @RestPath String id, @RestPath String other) {
        return calls.timed("unlink", () -> write(tenant, id, other, null));
    }

    @GET
    @Path("/users/{id}/export")
    @Operation(
            operationId = "exportUser",
            summary = "Everything that is known of a user",
            description = "Events in the form that producers send.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.EXPORT),
                            examples = @ExampleObject(name = "export", value = OpenApiExamples.EXPORT)))
    public Multi<Buffer> export(@RestHeader(Tenant.HEADER) @Nullable String tenant, @RestPath String id) {
        UserKey user = new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
        Export export = new Export(store, user);
        Uni<Multi<byte[]>> ready = calls.timed("export", () -> Uni.combine()
                .all()
                .unis(export.first(), users.require(user, After.NOTHING, QueryTime.NOW))
                .asTuple()
                .onFailure(e -> !(e instanceof ProblemException))
                .transform(e -> ProblemException.unavailable("interest-store does not answer."))
                .flatMap(both -> pool.run(() -> export.document(
                        List.copyOf(feed.links().of(user)), interests(user, both.getItem2()), both.getItem1()))));
        Multi<byte[]> document = ready.onItem().transformToMulti(parts -> parts);
        return RestMulti.fromMultiData(document.map(part -> Buffer.buffer(part)))
                .encodeAsJsonArray(false)
                .build();
    }

    @DELETE
    @Path("/users/{id}")
    @Operation(
            operationId = "eraseUser",
            summary = "Erase a user",
            description = "Every event, every link and everything derived from them. Can be repeated.")
    public Uni<Erased> erase(@RestHeader(Tenant.HEADER) @Nullable String tenant, @RestPath String id) {
        return calls.timed(
                "erase", () -> erasures.erase(new UserKey(Parameters.tenant(tenant), Parameters.id("id", id))));
    }

    private List<Interest> interests(UserKey user, KnownState known) {
        WhatIf inForce = WhatIf.of(settings.of(user.tenant()), null, null);
        long now = known.at(OptionalLong.empty(), clock);
        return new InterestReading(catalogues.of(user.tenant()), inForce, known, now, Language.ENGLISH).list();
    }

    private Uni<Linked> write(@Nullable String tenant, String id, String other, byte @Nullable [] value) {
        UserKey user = new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
        UserKey second = new UserKey(user.tenant(), Parameters.id("other", other));
        if (user.equals(second)) {
            throw ProblemException.badField("other", "An account is not linked to itself.");
        }
        return log.write(Topic.LINKS, AccountLinks.key(user, second), value)
                .map(done -> new Linked(
                        user.userId(),
                        List.copyOf(feed.links().of(user)),
                        feed.links().person(user)));
    }
}
