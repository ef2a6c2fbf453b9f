package io.lethe.recommend.service.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.PersonalSearch;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.Scoring;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.BodyFields;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.Warnings;
import io.lethe.recommend.service.known.Warnings.Warning;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Explanation;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedItem;
import io.lethe.recommend.service.recommendation.RecommendationsResource;
import io.lethe.recommend.service.remote.Embeddings;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.Users.After;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Search: what words find, by their meaning and by themselves, and by a user's interests. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
public class SearchResource {
    private static final Logger LOG = Logger.getLogger(SearchResource.class);
    private static final int LONGEST_QUERY = 1000;
    private static final double PERSONAL = 0.25;
    private static final String BY_WORDS =
            "The embedding model does not answer, so this was found by the words alone, not by their meaning.";

    /** What words find; {@code by} is {@code meaning} or, where the model does not answer, {@code words}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            String q,
            String by,
            @Nullable String userId,
            @Nullable String source,
            @Nullable String version,
            @Nullable String after,
            @Nullable String note,
            List<FoundItem> items,
            @Nullable List<Warning> warnings) {}

    /**
     * An item that words found, with its reasons where they were asked for; {@code hidden} as for {@link ScoredItem}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FoundItem(
            String itemId,
            String title,
            List<String> categories,
            double score,
            @Nullable Boolean hidden,
            @Nullable Explanation explanation) {
        public static FoundItem of(Recommendation found, @Nullable Explanation explanation, Set<String> turnedDown) {
            RecommendedItem item = RecommendedItem.of(found, explanation, null);
            return new FoundItem(
                    item.itemId(),
                    item.title(),
                    item.categories(),
                    item.score(),
                    ScoredItem.mark(item.itemId(), turnedDown),
                    item.explanation());
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

    private final Clock clock = Clock.systemUTC();
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final Embeddings embeddings;
    private final Users users;
    private final TurnedDown turnedDown;
    private final RankingPool pool;
    private final CallTimer calls;

    SearchResource(
            Catalogues catalogues,
            SettingsBook settings,
            Embeddings embeddings,
            Users users,
            TurnedDown turnedDown,
            RankingPool pool,
            CallTimer calls) {
        this.catalogues = catalogues;
        this.settings = settings;
        this.embeddings = embeddings;
        this.users = users;
        this.turnedDown = turnedDown;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/search")
    @Operation(
            operationId = "search",
            summary = "What words find",
            description =
                    "By meaning and by the words themselves; by the words alone where the model does not answer. With user, what"
                            + " they are interested in counts too.")
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
                        .flatMap(meaning -> pool.run(() -> found(search, meaning, null, moment.answer(reached)))));
            }
            return users.find(new UserKey(whose, search.user()), moment).flatMap(known -> meaning(q)
                    .flatMap(meaning -> pool.run(() -> found(search, meaning, known, known.after()))));
        });
    }

    private Found found(Search search, Optional<Meaning> meaning, @Nullable KnownState known, @Nullable String after) {
        LiveCatalogue catalogue = catalogues.of(search.tenant());
        Scoring judgement = known == null
                ? null
                : new Recommender(catalogue, settings.of(search.tenant()).settings())
                        .judge(known.state(), known.at(OptionalLong.empty(), clock));
        Set<String> hidden = known == null ? Set.of() : turnedDown.items(search.tenant(), known);
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
                                        hidden))
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

    private static @Nullable String note(boolean understood, @Nullable KnownState known) {
        String ofUser = known == null ? null : known.note();
        String ofModel = understood ? null : BY_WORDS;
        return ofUser == null ? ofModel : ofModel == null ? ofUser : ofModel + " " + ofUser;
    }

    private static int limit(@Nullable String limit) {
        return Parameters.count(
                "limit", limit, RecommendationsResource.DEFAULT_LIMIT, RecommendationsResource.LARGEST_LIMIT);
    }
}
