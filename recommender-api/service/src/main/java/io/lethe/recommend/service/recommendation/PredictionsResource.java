package io.lethe.recommend.service.recommendation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Item;
import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.recommend.Predictor;
import io.lethe.recommend.Predictor.Prediction;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.BodyFields;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.user.AsOf;
import io.lethe.recommend.service.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How given items would please a user. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class PredictionsResource {
    private static final int MOST_PREDICTIONS = 1000;

    /** A prediction about an item. */
    record Predicted(String itemId, String title, double probability, double rating, double score) {
        public static Predicted of(Prediction prediction) {
            Item item = prediction.item().item();
            return new Predicted(
                    item.itemId(), item.title(), prediction.probability(), prediction.rating(), prediction.score());
        }
    }

    /** Predictions about items, and which of those asked about are unknown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Predictions(
            String userId,
            String at,
            String source,
            String version,
            @Nullable String after,
            @Nullable AsOf asOf,
            @Nullable String note,
            List<Predicted> items,
            List<String> unknown) {}

    private final Users users;
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final RankingPool pool;
    private final CallTimer calls;
    private final Clock clock = Clock.systemUTC();

    PredictionsResource(Users users, Catalogues catalogues, SettingsBook settings, RankingPool pool, CallTimer calls) {
        this.users = users;
        this.catalogues = catalogues;
        this.settings = settings;
        this.pool = pool;
        this.calls = calls;
    }

    @GET
    @Path("/users/{id}/predictions")
    @Operation(
            operationId = "predict",
            summary = "How likely a user goes for given items, and how many stars they would get")
    public Uni<Predictions> predictions(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @RestPath String id,
            @Parameter(description = "Which items, with commas between them; a comma in an id is %2C", required = true)
                    @RestQuery
                    List<String> items,
            @Parameter(description = "As of this time, ISO-8601") @RestQuery @Nullable String at,
            @Parameter(description = OpenApiExamples.FROM, schema = @Schema(enumeration = {"ledger", "history", "log"}))
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = "Wait until this position has taken effect") @RestQuery @Nullable String after,
            @RestQuery @Nullable String wait) {
        List<String> named = Parameters.ids(items, catalogues.of(Parameters.tenant(tenant)));
        return predict(tenant, id, named, at, from, after, wait);
    }

    @POST
    @Path("/users/{id}/predictions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How items would please a user, asked in a body",
            description =
                    "The same as the GET of this address; items is an array, and the other parameters are fields beside it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "asked", value = "{\"items\":[\"p-3\",\"p-4\"]}")))
    public Uni<Predictions> predictionsAsked(
            @RestHeader(Tenant.HEADER) @Nullable String tenant, @RestPath String id, @Nullable String body) {
        BodyFields fields = BodyFields.of(body, Set.of("items"), "at", "from", "after", "wait");
        return predict(
                tenant,
                id,
                fields.texts("items"),
                fields.text("at"),
                fields.text("from"),
                fields.text("after"),
                fields.text("wait"));
    }

    private Uni<Predictions> predict(
            @Nullable String tenant,
            String id,
            List<String> items,
            @Nullable String at,
            @Nullable String from,
            @Nullable String after,
            @Nullable String wait) {
        return calls.timed("predictions", () -> {
            UserKey user = new UserKey(Parameters.tenant(tenant), Parameters.id("id", id));
            QueryTime moment = QueryTime.of(at, from);
            List<String> ids = List.copyOf(new TreeSet<>(Parameters.ids(items)));
            if (ids.isEmpty() || ids.size() > MOST_PREDICTIONS) {
                throw ProblemException.badField("items", "Name 1 to " + MOST_PREDICTIONS + " items.");
            }
            return users.find(user, users.after(after, wait), moment)
                    .flatMap(known -> pool.run(() -> {
                        LiveCatalogue catalogue = catalogues.of(user.tenant());
                        List<CatalogueItem> there = new ArrayList<>();
                        List<String> unknown = new ArrayList<>();
                        for (String itemId : ids) {
                            CatalogueItem item = catalogue.find(itemId);
                            if (item == null) {
                                unknown.add(itemId);
                            } else {
                                there.add(item);
                            }
                        }
                        long time = known.at(moment.at(), clock);
                        Predictor predictor = new Predictor(
                                catalogue, settings.of(user.tenant()).settings());
                        return new Predictions(
                                user.userId(),
                                Parameters.text(time),
                                known.source().code(),
                                known.state().version().toString(),
                                known.after(),
                                AsOf.withTodaysSignals(known, Language.ENGLISH),
                                known.note(),
                                predictor.predict(known.state(), time, there).stream()
                                        .map(Predicted::of)
                                        .toList(),
                                unknown);
                    }));
        });
    }
}
