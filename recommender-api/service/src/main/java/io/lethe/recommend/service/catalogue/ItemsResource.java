package io.lethe.recommend.service.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Item;
import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.recommend.Exploration;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.CatalogueListing;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.Warnings;
import io.lethe.recommend.service.known.Warnings.Warning;
import io.lethe.recommend.service.recommendation.RecommendationsResource;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.Users.After;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Items: the catalogue page by page, single items, and items like an item. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
public class ItemsResource {
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 1000;

    /** Some items of the catalogue; {@code next} is what to ask for more with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listing(
            List<ListedItem> items, int total, @Nullable String next) {
        static Listing of(CatalogueListing.Page page) {
            List<ListedItem> items = page.items().stream().map(ListedItem::of).toList();
            return new Listing(
                    items,
                    page.total(),
                    page.more() ? items.get(items.size() - 1).itemId() : null);
        }
    }

    /** An item as a list of the catalogue has it. */
    record ListedItem(String itemId, String title, List<String> categories, boolean available, boolean withdrawn) {
        static ListedItem of(CatalogueItem known) {
            Item item = known.item();
            return new ListedItem(item.itemId(), item.title(), item.categories(), item.available(), known.withdrawn());
        }
    }

    /** An item of the catalogue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CatalogueEntry(
            String itemId,
            String tenant,
            String title,
            String text,
            List<String> categories,
            Map<String, Object> attributes,
            boolean available,
            boolean withdrawn,
            @Nullable String publishedAt,
            String model) {
        static CatalogueEntry of(CatalogueItem known) {
            Item item = known.item();
            Long publishedAt = item.publishedAt();
            return new CatalogueEntry(
                    item.itemId(),
                    item.tenant(),
                    item.title(),
                    item.text(),
                    item.categories(),
                    item.attributes(),
                    item.available(),
                    known.withdrawn(),
                    publishedAt == null ? null : Parameters.text(publishedAt),
                    known.model().name());
        }
    }

    /** Items like an item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Similar(
            String itemId,
            @Nullable String after,
            List<ScoredItem> items,
            @Nullable List<Warning> warnings) {}

    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final Users users;
    private final TurnedDown turnedDown;
    private final RankingPool pool;
    private final CallTimer calls;

    ItemsResource(
            Catalogues catalogues,
            SettingsBook settings,
            Users users,
            TurnedDown turnedDown,
            RankingPool pool,
            CallTimer calls) {
        this.catalogues = catalogues;
        this.settings = settings;
        this.users = users;
        this.turnedDown = turnedDown;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/items")
    @Operation(
            operationId = "listItems",
            summary = "The catalogue by ids, page by page",
            description = "Withdrawn items are listed too, marked. total counts those that q finds, on all pages.")
    @APIResponse(responseCode = "200", description = "A page of items; next is missing on the last one")
    public Uni<Listing> items(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(
                            description = "How many items, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "20"))
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(description = "Items after this id: what an answer called next") @RestQuery @Nullable
                    String after,
            @Parameter(description = "Only items whose id or title contains this, whatever its case")
                    @RestQuery
                    @Nullable
                    String q) {
        return calls.timed("items", () -> {
            String whose = Parameters.tenant(tenant);
            int count = Parameters.count("limit", limit, PAGE, LARGEST_PAGE);
            return pool.run(() -> Listing.of(CatalogueListing.page(catalogues.of(whose), after, q, count)));
        });
    }

    @GET
    @Path("/items/{id}")
    @Operation(
            operationId = "getItem",
            summary = "An item of the catalogue",
            description = "One that was withdrawn is still told, marked.")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "404",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<CatalogueEntry> item(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "Wait until this position has taken effect") @RestQuery @Nullable String after,
            @RestQuery @Nullable String wait) {
        return calls.timed("item", () -> {
            String whose = Parameters.tenant(tenant);
            return users.items(users.after(after, wait))
                    .map(reached -> CatalogueEntry.of(catalogues.existing(whose, id)));
        });
    }

    @GET
    @Path("/items/{id}/similar")
    @Operation(
            operationId = "similarItems",
            summary = "Items like an item",
            description =
                    "By meaning, and by what people went on to. With user, what they turned down is marked hidden.")
    public Uni<Similar> similar(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "Who looks: what they turned down is marked hidden", example = "anna")
                    @RestQuery
                    @Nullable
                    String user,
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
            @RestQuery List<String> filter,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String wait) {
        return calls.timed("similar", () -> {
            String whose = Parameters.tenant(tenant);
            int count = limit(limit);
            ItemFilter wanted = Parameters.filter(category, filter);
            After moment = users.after(after, wait);
            List<Warning> warnings = Warnings.of(catalogues.of(whose), category, filter);
            String who = user == null ? null : Parameters.id("user", user);
            if (who == null) {
                return users.items(moment)
                        .flatMap(reached -> pool.run(
                                () -> similar(whose, id, wanted, count, Set.of(), moment.answer(reached), warnings)));
            }
            return users.find(new UserKey(whose, who), moment)
                    .flatMap(known -> pool.run(() -> similar(
                            whose, id, wanted, count, turnedDown.items(whose, known), known.after(), warnings)));
        });
    }

    private Similar similar(
            String tenant,
            String id,
            ItemFilter wanted,
            int count,
            Set<String> hidden,
            @Nullable String after,
            @Nullable List<Warning> warnings) {
        CatalogueItem item = catalogues.existing(tenant, id);
        return new Similar(
                id,
                after,
                new Exploration(catalogues.of(tenant), settings.of(tenant).settings())
                        .similar(item, wanted, count).stream()
                                .map(scored -> ScoredItem.of(scored, hidden))
                                .toList(),
                warnings);
    }

    private static int limit(@Nullable String limit) {
        return Parameters.count(
                "limit", limit, RecommendationsResource.DEFAULT_LIMIT, RecommendationsResource.LARGEST_LIMIT);
    }
}
