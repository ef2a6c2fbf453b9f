package io.lethe.recommend.service.settings;

import io.lethe.event.Tenant;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.ApiBodies;
import io.lethe.recommend.service.http.OpenApiExamples;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.recommendation.RecommendationsResource;
import io.lethe.recommend.service.settings.SettingsAnswers.HistoryEntry;
import io.lethe.recommend.service.settings.SettingsAnswers.HistoryPage;
import io.lethe.recommend.service.settings.SettingsAnswers.PreviewAnswer;
import io.lethe.recommend.service.settings.SettingsAnswers.SettingsDifference;
import io.lethe.recommend.service.settings.SettingsPreview.Preview;
import io.lethe.recommend.settings.SettingsChange;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsHistory.Entry;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** History of settings: versions, undo, restore, and previews. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings")
public class SettingsHistoryResource {
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 1000;
    private static final int SAMPLE = 20;
    private static final int MOST_SEEDS = Integer.MAX_VALUE;

    private final SettingsBook settings;
    private final SettingsChanges changes;
    private final SettingsPreview preview;
    private final CallTimer calls;

    SettingsHistoryResource(SettingsBook settings, SettingsChanges changes, SettingsPreview preview, CallTimer calls) {
        this.settings = settings;
        this.changes = changes;
        this.preview = preview;
        this.calls = calls;
    }

    @GET
    @Path("/settings/history")
    @Operation(
            operationId = "listSettingsHistory",
            summary = "What was changed about the settings, newest first",
            description = "Each change with its number, the version it put in force, when and how, and the "
                    + "fields it changed."
                    + " The newest 1,000 changes are kept.")
    @APIResponse(responseCode = "200", description = "A page of changes; next is missing on the last one")
    public Uni<HistoryPage> history(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(
                            description = "How many changes, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "20"))
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(description = "Changes before this number: what an answer called next") @RestQuery @Nullable
                    String before) {
        return calls.timed("settings history", () -> {
            String whose = Parameters.tenant(tenant);
            int most = Parameters.count("limit", limit, PAGE, LARGEST_PAGE);
            long until = before == null ? Long.MAX_VALUE : Parameters.count("before", before, 1, Integer.MAX_VALUE);
            return Uni.createFrom().item(page(settings.history(whose).entries(), until, most));
        });
    }

    @POST
    @Path("/settings/undo")
    @Operation(
            operationId = "undoSettings",
            summary = "Take the newest change of the settings back",
            description = "Asked again, the one before it, down to the defaults. An undo is a change itself and "
                    + "stands in the history.")
    @APIResponse(
            responseCode = "200",
            description = "The settings in force now, and what changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.CHANGED_SETTINGS),
                            examples = @ExampleObject(name = "settings", value = OpenApiExamples.CHANGED_SETTINGS)))
    @APIResponse(responseCode = "409", description = "There is no change left to be undone")
    public Uni<Response> undo(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = SettingsResource.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        return calls.timed("undo settings", () -> changes.undo(Parameters.tenant(tenant), ifMatch)
                .map(SettingsResource::answer));
    }

    @POST
    @Path("/settings/restore")
    @Operation(
            operationId = "restoreSettings",
            summary = "Put settings in force again that were in force before",
            description = "By their version, as the history and the answers of then name it.")
    @APIResponse(
            responseCode = "200",
            description = "The settings in force now, and what changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = ApiBodies.CHANGED_SETTINGS),
                            examples = @ExampleObject(name = "settings", value = OpenApiExamples.CHANGED_SETTINGS)))
    @APIResponse(responseCode = "404", description = "No settings of this version are known")
    public Uni<Response> restore(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = "The version, 12 hexadecimal digits", required = true) @RestQuery @Nullable
                    String version,
            @Parameter(description = SettingsResource.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        return calls.timed("restore settings", () -> {
            if (version == null || version.isBlank()) {
                throw ProblemException.badField("version", "Name a version of GET /v1/settings/history.");
            }
            return changes.restore(Parameters.tenant(tenant), version, ifMatch).map(SettingsResource::answer);
        });
    }

    @POST
    @Path("/settings/preview")
    @Consumes({
        MediaType.APPLICATION_JSON,
        SettingsResource.MERGE_PATCH,
        SettingsResource.YAML,
        "application/x-yaml",
        "text/yaml"
    })
    @Operation(
            operationId = "previewSettings",
            summary = "What other settings would change in the lists of some users",
            description = "Nothing is put in force. The body is a merge patch as PATCH takes it, or with "
                    + "replace=true a whole document as PUT takes it."
                    + " Answers within five seconds; complete says whether there was time for all users.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = ApiBodies.SETTINGS_PATCH),
                        examples = @ExampleObject(name = "patch", value = OpenApiExamples.SETTINGS_PATCH)),
                @Content(mediaType = SettingsResource.MERGE_PATCH, schema = @Schema(ref = ApiBodies.SETTINGS_PATCH)),
                @Content(mediaType = SettingsResource.YAML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "The lists by the settings in force and by the others, side by side")
    @APIResponse(
            responseCode = "400",
            description = "The settings or a parameter are wrong",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = OpenApiExamples.SETTINGS_PROBLEM)))
    public Uni<PreviewAnswer> preview(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = "Which users, with commas between them, 50 at the most; without it, a sample")
                    @RestQuery
                    List<String> users,
            @Parameter(
                            description = "How many users a sample has, 1 to 50; those that were active lately",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "50",
                                            defaultValue = "20"))
                    @RestQuery
                    @Nullable
                    String sample,
            @Parameter(
                            description = "What a sample is drawn by: the same seed draws the same users",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
                    @RestQuery
                    @Nullable
                    String seed,
            @Parameter(
                            description = "How many items a list has, 1 to 100",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "10"))
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(
                            description = "Whether the body is a whole document instead of a patch",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @Nullable
                    String replace,
            @Parameter(description = "A version of the history to preview instead of a body") @RestQuery @Nullable
                    String version,
            @Nullable String body) {
        return calls.timed("preview settings", () -> {
            String whose = Parameters.tenant(tenant);
            int size = Parameters.count("sample", sample, SAMPLE, SettingsPreview.MOST_USERS);
            int items = Parameters.count(
                    "limit", limit, RecommendationsResource.DEFAULT_LIMIT, RecommendationsResource.LARGEST_LIMIT);
            int drawn = Parameters.count("seed", seed, 1, MOST_SEEDS);
            Versioned inForce = settings.of(whose);
            String text = body == null || body.isBlank() ? "{}" : body;
            boolean whole = Parameters.flag("replace", replace);
            Versioned other = version != null
                    ? changes.earlier(whose, version)
                    : whole ? SettingsBook.read(text) : SettingsBook.patched(inForce, text);
            Collection<String> whom =
                    users.isEmpty() ? preview.sample(whose, size, drawn) : new TreeSet<>(Parameters.ids(users));
            if (whom.size() > SettingsPreview.MOST_USERS) {
                throw ProblemException.badField(
                        "users", "A preview asks about " + SettingsPreview.MOST_USERS + " users at the most.");
            }
            List<SettingsChange> differences = SettingsChange.between(
                    inForce.document().tree(), other.document().tree());
            List<String> reset = whole && version == null ? SettingsDocument.leftOut(text, differences) : List.of();
            return preview.compare(whose, whom, inForce, settings.over(whose, other), items)
                    .map(found -> answer(inForce, other, items, differences, reset, found));
        });
    }

    private static PreviewAnswer answer(
            Versioned inForce,
            Versioned other,
            int limit,
            List<SettingsChange> differences,
            List<String> reset,
            Preview found) {
        return new PreviewAnswer(
                inForce.version(),
                other.version(),
                Parameters.text(found.at()),
                limit,
                SettingsDifference.of(differences),
                reset,
                found.summary(),
                found.users(),
                found.unavailable(),
                found.complete());
    }

    /** A page of changes, each compared with the one before it. */
    private static HistoryPage page(List<Entry> entries, long before, int most) {
        List<HistoryEntry> history = new ArrayList<>();
        long last = 0;
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.number() >= before) {
                continue;
            }
            if (history.size() == most) {
                return new HistoryPage(history, String.valueOf(last));
            }
            last = entry.number();
            SettingsDocument replaced = i > 0 ? entries.get(i - 1).document() : SettingsDocument.defaults();
            history.add(new HistoryEntry(
                    entry.number(),
                    entry.version(),
                    Parameters.text(entry.stamp().at()),
                    entry.stamp().how().code(),
                    entry.stamp().restores(),
                    i == entries.size() - 1,
                    SettingsDifference.of(SettingsChange.between(
                            replaced.tree(), entry.document().tree()))));
        }
        return new HistoryPage(history, null);
    }
}
