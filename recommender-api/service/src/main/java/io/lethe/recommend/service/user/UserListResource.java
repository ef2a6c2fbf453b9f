package io.lethe.recommend.service.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Tenant;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.known.RecentUsers;
import io.lethe.recommend.service.remote.InterestStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The users of a tenant: those whose interest changed last, or all of them by their ids. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "everyone")
public class UserListResource {
    private static final int USUAL = 20;
    private static final int MOST = 1000;
    private static final String RECENT = "recent";
    private static final String BY_ID = "id";

    /** A user, and when an event of theirs came in last, or how many events there are of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecentUser(
            String userId,
            @Nullable String changedAt,
            @Nullable Long events) {
        static RecentUser of(RecentUsers.Recent user) {
            return new RecentUser(user.userId(), Parameters.text(user.changedAt()), null);
        }
    }

    /** Some users; {@code next} is what to ask for more with, where pages go by ids. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UsersAnswer(List<RecentUser> users, @Nullable String next) {
        static UsersAnswer of(InterestStore.Listing listing) {
            return new UsersAnswer(
                    listing.users().stream()
                            .map(user -> new RecentUser(user.userId(), null, user.events()))
                            .toList(),
                    listing.after());
        }
    }

    private final RecentActivity everyone;
    private final InterestStore store;
    private final CallTimer calls;

    UserListResource(RecentActivity everyone, InterestStore store, CallTimer calls) {
        this.everyone = everyone;
        this.store = store;
        this.calls = calls;
    }

    @GET
    @Path("/users")
    @Operation(
            operationId = "listUsers",
            summary = "The users: those whose interest changed last, or all of them by their ids",
            description = "order=recent: newest first, as far as this process knows: the newest events of the "
                    + "log when it"
                    + " started, and what has come since. order=id: everybody of whom an event is known, shorter ids"
                    + " first, page by page.")
    @APIResponse(responseCode = "200", description = "A page of users; next is missing on the last one")
    public Uni<UsersAnswer> users(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(
                            description = "How many users, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "20"))
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(description = "Users after this one, by their ids: what an answer called next")
                    @RestQuery
                    @Nullable
                    String after,
            @Parameter(description = "Only users whose id contains this, whatever its case") @RestQuery @Nullable
                    String q,
            @Parameter(
                            description = "recent where neither after nor q is given, id otherwise",
                            schema = @Schema(enumeration = {"recent", "id"}))
                    @RestQuery
                    @Nullable
                    String order) {
        return calls.timed("users", () -> {
            String whose = Parameters.tenant(tenant);
            int count = Parameters.count("limit", limit, USUAL, MOST);
            if (order != null && !order.equals(BY_ID) && !order.equals(RECENT)) {
                throw ProblemException.badField("order", "This is recent or id, not '" + order + "'.");
            }
            if (RECENT.equals(order) && after != null) {
                throw ProblemException.badField("after", "Pages go by ids: leave order out, or ask for order=id.");
            }
            boolean byId = order == null ? after != null || q != null : order.equals(BY_ID);
            if (byId) {
                return store.users(whose, after, q, count).map(UsersAnswer::of);
            }
            String part = q == null ? "" : q.toLowerCase(Locale.ROOT);
            return Uni.createFrom()
                    .item(new UsersAnswer(
                            everyone.knownUsers().newest(whose, part.isEmpty() ? count : Integer.MAX_VALUE).stream()
                                    .filter(user -> user.userId()
                                            .toLowerCase(Locale.ROOT)
                                            .contains(part))
                                    .limit(count)
                                    .map(RecentUser::of)
                                    .toList(),
                            null));
        });
    }
}
