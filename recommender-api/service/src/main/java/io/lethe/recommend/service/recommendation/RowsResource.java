package io.lethe.recommend.service.recommendation;

import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedRows;
import io.lethe.recommend.service.recommendation.Serving.Question;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.WhatIf;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Recommendations in rows with a reason each: "because you …". */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recommendations")
public class RowsResource {
    private static final int ROWS = 5;
    private static final int MOST_ROWS = 20;

    private final Users users;
    private final Serving serving;
    private final SettingsBook settings;
    private final Catalogues catalogues;
    private final RankingPool pool;
    private final CallTimer calls;
    private final Clock clock = Clock.systemUTC();

    RowsResource(
            Users users,
            Serving serving,
            SettingsBook settings,
            Catalogues catalogues,
            RankingPool pool,
            CallTimer calls) {
        this.users = users;
        this.serving = serving;
        this.settings = settings;
        this.catalogues = catalogues;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/users/{id}/rows")
    @Operation(
            operationId = "recommendRows",
            summary = "What to recommend to a user, in rows with a reason each",
            description =
                    "Rows of interests, of the last items, of typed words, of what the user keeps coming back to and of what is popular take"
                            + " turns. No item is in two rows; no row is empty.")
    public Uni<RecommendedRows> rows(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(
                            description = "How many rows at the most, 1 to 20",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "20",
                                            defaultValue = "5"))
                    @RestQuery
                    @Nullable
                    String rows,
            @Parameter(
                            description = "How many items a row has at the most, 1 to 100",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "10"))
                    @RestQuery
                    @Nullable
                    String limit,
            @RestQuery List<String> category,
            @RestQuery List<String> excludeCategory,
            @RestQuery List<String> filter,
            @RestQuery List<String> exclude,
            @RestQuery @Nullable String repeat,
            @RestQuery @Nullable String seen,
            @RestQuery List<String> context,
            @Parameter(description = "Whether each item comes with its reasons") @RestQuery @Nullable String explain,
            @BeanParam LanguageChoice language,
            @Parameter(description = "As of this time, ISO-8601") @RestQuery @Nullable String at,
            @Parameter(description = "Wait until this position has taken effect") @RestQuery @Nullable String after,
            @RestQuery @Nullable String wait) {
        return calls.timedAlways("rows", () -> {
            UserKey user = new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
            int most = Parameters.count("rows", rows, ROWS, MOST_ROWS);
            ListParameters list = new ListParameters();
            list.limit = limit;
            list.category = category;
            list.excludeCategory = excludeCategory;
            list.filter = filter;
            list.exclude = Parameters.ids(exclude, catalogues.of(user.tenant()));
            list.repeat = repeat;
            list.seen = seen;
            list.context = context;
            list.exploration = "0";
            RecommendationRequest request =
                    list.request(settings.of(user.tenant()).settings());
            boolean reasons = Parameters.flag("explain", explain);
            Language spoken = language.chosen();
            QueryTime moment = QueryTime.of(at, null);
            WhatIf inForce = WhatIf.of(settings.of(user.tenant()), null, null);
            return users.find(user, users.after(after, wait), moment)
                    .flatMap(known -> pool.run(() -> serving.rows(
                            new Question(
                                    user.tenant(),
                                    user.userId(),
                                    known.at(moment.at(), clock),
                                    request,
                                    inForce,
                                    reasons,
                                    list,
                                    spoken),
                            known,
                            most)));
        });
    }
}
