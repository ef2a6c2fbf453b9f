package io.lethe.recommend.service.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Item;
import io.lethe.event.Tenant;
import io.lethe.recommend.Exploration;
import io.lethe.recommend.TrendWindow;
import io.lethe.recommend.TrendWindow.Course;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.CategoryCounts;
import io.lethe.recommend.catalogue.CategoryCounts.Category;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.Warnings;
import io.lethe.recommend.service.known.Warnings.Warning;
import io.lethe.recommend.service.recommendation.RecommendationsResource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Trends over all users: popular, rising and fading items, successors of an item, categories. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "everyone")
public class TrendsResource {
    private static final String WHOLE = "all";
    private static final long SHORTEST_MILLIS = Duration.ofHours(1).toMillis();
    private static final String USUAL_CHANGE = "7d";

    /** What the crowd does in a window; {@code until} is its end, and missing before anything has happened. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trending(
            String window,
            String direction,
            @Nullable String until,
            String settings,
            List<TrendingItem> items,
            @Nullable List<Warning> warnings) {}

    /** An item of that list, and how many events of it fell into the window and into the one before. */
    record TrendingItem(
            String itemId, String title, List<String> categories, double score, long events, long eventsBefore) {
        static TrendingItem of(TrendWindow.Trending one) {
            Item item = one.scored().item().item();
            return new TrendingItem(
                    item.itemId(),
                    item.title(),
                    item.categories(),
                    one.scored().score(),
                    one.events(),
                    one.eventsBefore());
        }
    }

    /** What people went on to after an item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Next(
            String itemId, List<ScoredItem> items, @Nullable List<Warning> warnings) {}

    /** The categories of the catalogue. */
    record Categories(List<Category> categories) {}

    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final RankingPool pool;
    private final CallTimer calls;

    TrendsResource(Catalogues catalogues, SettingsBook settings, RankingPool pool, CallTimer calls) {
        this.catalogues = catalogues;
        this.settings = settings;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/trending")
    @Operation(
            operationId = "trending",
            summary = "What is popular, what is rising and what is fading",
            description =
                    "The window reaches back from the newest event that is known. top is by decayed popularity; rising and fading"
                            + " compare the window with the one of equal length before it.")
    public Uni<Trending> trending(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(
                            description =
                                    "A length of time like 24h, 7d or 90d, or all; where it is missing, all, and 7d for rising and fading")
                    @RestQuery
                    @Nullable
                    String window,
            @Parameter(
                            description = "top where it is missing",
                            schema = @Schema(enumeration = {"top", "rising", "fading"}))
                    @RestQuery
                    @Nullable
                    String direction,
            @RestQuery List<String> category,
            @RestQuery List<String> filter,
            @Parameter(
                            description = "How many items, 1 to 100",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "10"))
                    @RestQuery
                    @Nullable
                    String limit) {
        return calls.timed("trending", () -> {
            String whose = Parameters.tenant(tenant);
            Course course = course(direction);
            String name = window == null ? (course == Course.TOP ? WHOLE : USUAL_CHANGE) : window;
            long millis = window(name);
            if (course != Course.TOP && millis == TrendWindow.ALL) {
                throw ProblemException.badField("window", "Nothing was before all: name a length of time like 7d.");
            }
            int count = limit(limit);
            ItemFilter wanted = Parameters.filter(category, filter);
            return pool.run(() -> {
                LiveCatalogue catalogue = catalogues.of(whose);
                long newest = catalogue.trends().newest();
                return new Trending(
                        name,
                        course.code(),
                        newest == Long.MIN_VALUE ? null : Parameters.text(newest),
                        settings.of(whose).version(),
                        new TrendWindow(catalogue, settings.of(whose).settings(), millis)
                                .items(course, wanted, count).stream()
                                        .map(TrendingItem::of)
                                        .toList(),
                        Warnings.of(catalogue, category, filter));
            });
        });
    }

    @GET
    @Path("/items/{id}/next")
    @Operation(
            operationId = "nextItems",
            summary = "What people went on to after an item",
            description = "By what followed what in everybody's history, popularity taken into account.")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "404",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Next> next(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(
                            description = "How many items, 1 to 100",
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
            @RestQuery List<String> filter) {
        return calls.timed("next", () -> {
            String whose = Parameters.tenant(tenant);
            int count = limit(limit);
            ItemFilter wanted = Parameters.filter(category, filter);
            return pool.run(() -> {
                CatalogueItem item = catalogues.existing(whose, id);
                return new Next(
                        id,
                        new Exploration(catalogues.of(whose), settings.of(whose).settings())
                                .next(item, wanted, count).stream()
                                        .map(ScoredItem::of)
                                        .toList(),
                        Warnings.of(catalogues.of(whose), category, filter));
            });
        });
    }

    @GET
    @Path("/categories")
    @Operation(operationId = "listCategories", summary = "The categories of the catalogue, those with most items first")
    public Uni<Categories> categories(@RestHeader(Tenant.HEADER) @Nullable String tenant) {
        return calls.timed("categories", () -> {
            String whose = Parameters.tenant(tenant);
            return pool.run(() -> new Categories(CategoryCounts.of(catalogues.of(whose))));
        });
    }

    private static long window(String given) {
        if (given.equals(WHOLE)) {
            return TrendWindow.ALL;
        }
        long millis = Parameters.duration("window", given, 1).toMillis();
        if (millis < SHORTEST_MILLIS) {
            throw ProblemException.badField(
                    "window", "A window is an hour at least, or all; events are counted by the hour.");
        }
        return millis;
    }

    private static Course course(@Nullable String direction) {
        return direction == null
                ? Course.TOP
                : Course.ofCode(direction)
                        .orElseThrow(() -> ProblemException.badField(
                                "direction", "This is top, rising or fading, not '" + direction + "'."));
    }

    private static int limit(@Nullable String limit) {
        return Parameters.count(
                "limit", limit, RecommendationsResource.DEFAULT_LIMIT, RecommendationsResource.LARGEST_LIMIT);
    }
}
