package io.lethe.recommend.service.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Item;
import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.recommend.Exploration;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.PersonalSearch;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.Scoring;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.CatalogueListing;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.BodyFields;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.Warnings;
import io.lethe.recommend.service.known.Warnings.Warning;
import io.lethe.recommend.service.recommendation.RecommendationsResource;
import io.lethe.recommend.service.remote.Embeddings;
import io.lethe.recommend.service.user.Answers.CatalogueEntry;
import io.lethe.recommend.service.user.Answers.Explanation;
import io.lethe.recommend.service.user.Answers.Found;
import io.lethe.recommend.service.user.Answers.FoundItem;
import io.lethe.recommend.service.user.Answers.ScoredItem;
import io.lethe.recommend.service.user.Answers.Similar;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.Users.After;
import io.lethe.recommend.service.user.Users.Known;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Items: details, similar items, search. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
public class CatalogueResource {
    private static final Logger LOG = Logger.getLogger(CatalogueResource.class);
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 1000;
    private static final String LISTING = """
            {"items":[{"itemId":"p-17","title":"Knots and splices","categories":["Books","Sea"],"available":true,
              "withdrawn":false}],"total":312,"next":"p-17"}
            """;
    private static final int LONGEST_QUERY = 1000;
    private static final double PERSONAL = 0.25;
    private static final String BY_WORDS =
            "The embedding model does not answer, so this was found by the words alone, not by their meaning.";

    private final Clock clock = Clock.systemUTC();
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final Embeddings embeddings;
    private final Users users;
    private final RankingPool pool;
    private final CallTimer calls;

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

    /** A search, read and checked. */
    private record Search(
            String tenant,
            String words,
            @Nullable String user,
            double personal,
            boolean explain,
            Language language,
            int limit,
            ItemFilter filter,
            List<String> category,
            List<String> filters) {}

    /** What is asked of a search, before it is read. */
    private record Asked(
            @Nullable String q,
            @Nullable String user,
            @Nullable String personal,
            @Nullable String explain,
            @Nullable String limit,
            List<String> category,
            List<String> filter,
            @Nullable String after,
            @Nullable String patience,
            Language language) {}

    CatalogueResource(
            Catalogues catalogues,
            SettingsBook settings,
            Embeddings embeddings,
            Users users,
            RankingPool pool,
            CallTimer calls) {
        this.catalogues = catalogues;
        this.settings = settings;
        this.embeddings = embeddings;
        this.users = users;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/items")
    @Operation(
            operationId = "listItems",
            summary = "The catalogue by ids, page by page",
            description = "Withdrawn items are listed too, marked. total counts those that q finds, on all pages.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items; next is missing on the last one",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Listing.class),
                            examples = @ExampleObject(name = "items", value = LISTING)))
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
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogueEntry.class),
                            examples = @ExampleObject(name = "item", value = OpenApiExamples.ITEM)))
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
            return users.items(users.after(after, wait)).map(reached -> entry(catalogues.existing(whose, id)));
        });
    }

    @GET
    @Path("/items/{id}/similar")
    @Operation(
            operationId = "similarItems",
            summary = "Items like an item",
            description =
                    "By meaning, and by what people went on to. With user, what they turned down is marked hidden.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Similar.class),
                            examples = @ExampleObject(name = "similar", value = OpenApiExamples.SIMILAR)))
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
                                () -> similar(whose, id, wanted, count, Set.of(), text(moment, reached), warnings)));
            }
            return users.find(new UserKey(whose, who), moment)
                    .flatMap(known -> pool.run(() ->
                            similar(whose, id, wanted, count, turnedDown(whose, known), known.after(), warnings)));
        });
    }

    private Similar similar(
            String tenant,
            String id,
            ItemFilter wanted,
            int count,
            Set<String> turnedDown,
            @Nullable String after,
            @Nullable List<Warning> warnings) {
        CatalogueItem item = catalogues.existing(tenant, id);
        return new Similar(
                id,
                after,
                exploration(tenant).similar(item, wanted, count).stream()
                        .map(scored -> ScoredItem.of(scored, turnedDown))
                        .toList(),
                warnings);
    }

    private Set<String> turnedDown(String tenant, Known known) {
        RankingSettings inForce = settings.of(tenant).settings();
        return inForce.suppression()
                .items(
                        known.state(),
                        known.at(OptionalLong.empty(), clock),
                        inForce.interest().weights());
    }

    @GET
    @Path("/search")
    @Operation(
            operationId = "search",
            summary = "What words find",
            description =
                    "By meaning and by the words themselves; by the words alone where the model does not answer. With user, what"
                            + " they are interested in counts too.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Found.class),
                            examples = @ExampleObject(name = "found", value = OpenApiExamples.FOUND)))
    public Uni<Found> search(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = "The words", required = true, example = "learn to sail") @RestQuery @Nullable
                    String q,
            @Parameter(description = "Whose interests count beside the words", example = "anna") @RestQuery @Nullable
                    String user,
            @Parameter(description = "How much they count, 0 to 1; 0.25 where it is missing", example = "0.25")
                    @RestQuery
                    @Nullable
                    String personal,
            @Parameter(description = "Whether each item comes with its reasons") @RestQuery @Nullable String explain,
            @BeanParam LanguageChoice language,
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
        return search(
                tenant, new Asked(q, user, personal, explain, limit, category, filter, after, wait, language.chosen()));
    }

    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What words find, asked in a body",
            description =
                    "The same as the GET of this address, every parameter being a field; category and filter are arrays.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(name = "asked", value = "{\"q\":\"learn to sail\",\"limit\":10}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Found.class),
                            examples = @ExampleObject(name = "found", value = OpenApiExamples.FOUND)))
    public Uni<Found> searchAsked(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(hidden = true) @RestHeader("Accept-Language") @Nullable String acceptLanguage,
            @Nullable String body) {
        BodyFields fields = BodyFields.of(
                body,
                Set.of("category", "filter", "limit"),
                "q",
                "user",
                "personal",
                "explain",
                "after",
                "wait",
                "language");
        return search(
                tenant,
                new Asked(
                        fields.text("q"),
                        fields.text("user"),
                        fields.text("personal"),
                        fields.text("explain"),
                        fields.text("limit"),
                        fields.texts("category"),
                        fields.texts("filter"),
                        fields.text("after"),
                        fields.text("wait"),
                        LanguageChoice.chosen(fields.text("language"), acceptLanguage)));
    }

    private Uni<Found> search(@Nullable String tenant, Asked asked) {
        return calls.timed("search", () -> {
            String whose = Parameters.tenant(tenant);
            String q = asked.q();
            if (q == null || q.isBlank() || q.length() > LONGEST_QUERY) {
                throw ProblemException.badField(
                        "q", "The words to search for have 1 to " + LONGEST_QUERY + " characters.");
            }
            String user = asked.user();
            if (user == null && asked.personal() != null) {
                throw ProblemException.badField(
                        "personal", "Name a user: personal says how much their interests count.");
            }
            Search search = new Search(
                    whose,
                    q,
                    user == null ? null : Parameters.id("user", user),
                    Parameters.share("personal", asked.personal(), PERSONAL),
                    Parameters.flag("explain", asked.explain()),
                    asked.language(),
                    limit(asked.limit()),
                    Parameters.filter(asked.category(), asked.filter()),
                    asked.category(),
                    asked.filter());
            After moment = users.after(asked.after(), asked.patience());
            if (search.user() == null) {
                return users.items(moment).flatMap(reached -> meaning(q)
                        .flatMap(meaning -> pool.run(() -> found(search, meaning, null, text(moment, reached)))));
            }
            return users.find(new UserKey(whose, search.user()), moment).flatMap(known -> meaning(q)
                    .flatMap(meaning -> pool.run(() -> found(search, meaning, known, known.after()))));
        });
    }

    private Found found(Search search, Optional<Meaning> meaning, @Nullable Known known, @Nullable String after) {
        LiveCatalogue catalogue = catalogues.of(search.tenant());
        Scoring judgement = known == null
                ? null
                : new Recommender(catalogue, settings.of(search.tenant()).settings())
                        .judge(known.state(), known.at(OptionalLong.empty(), clock));
        Set<String> turnedDown = known == null ? Set.of() : turnedDown(search.tenant(), known);
        return new Found(
                search.words(),
                meaning.isPresent() ? "meaning" : "words",
                search.user(),
                known == null ? null : known.source().code(),
                known == null ? null : known.state().version().toString(),
                after,
                note(meaning.isPresent(), known),
                new PersonalSearch(catalogue, judgement, search.personal())
                        .search(search.words(), meaning.orElse(null), search.filter(), search.limit()).stream()
                                .map(one -> FoundItem.of(
                                        one,
                                        search.explain() ? Explanation.of(one, catalogue, search.language()) : null,
                                        turnedDown))
                                .toList(),
                Warnings.of(catalogue, search.category(), search.filters()));
    }

    private Uni<Optional<Meaning>> meaning(String words) {
        return embeddings
                .of(List.of(words))
                .map(meanings -> Optional.ofNullable(meanings.get(words)))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf("Searching by words alone: %s", e.toString());
                    return Optional.empty();
                });
    }

    private static @Nullable String note(boolean understood, @Nullable Known known) {
        String ofUser = known == null ? null : known.note();
        String ofModel = understood ? null : BY_WORDS;
        return ofUser == null ? ofModel : ofModel == null ? ofUser : ofModel + " " + ofUser;
    }

    private Exploration exploration(String tenant) {
        return new Exploration(catalogues.of(tenant), settings.of(tenant).settings());
    }

    private static CatalogueEntry entry(CatalogueItem known) {
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

    private static int limit(@Nullable String limit) {
        return Parameters.count(
                "limit", limit, RecommendationsResource.DEFAULT_LIMIT, RecommendationsResource.LARGEST_LIMIT);
    }

    private static @Nullable String text(After after, boolean reached) {
        return after.asked() ? (reached ? "reached" : "timeout") : null;
    }
}
