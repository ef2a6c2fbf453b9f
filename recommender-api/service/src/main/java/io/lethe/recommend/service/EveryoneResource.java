package io.lethe.recommend.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.recommend.service.StatusBoard.Seen;
import io.lethe.recommend.service.StatusBoard.Step;
import io.lethe.recommend.service.everyone.DeadLetters.Reason;
import io.lethe.recommend.service.everyone.Freshness.Figures;
import io.lethe.recommend.service.everyone.Letter;
import io.lethe.recommend.service.everyone.LongWork.Progress;
import io.lethe.recommend.service.everyone.MinuteCounts;
import io.lethe.recommend.service.everyone.RecentUsers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * How this Lethe is doing: what comes in, what waits, how fresh answers are, what was refused, and whose interest
 * changed last.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "everyone")
public class EveryoneResource {
    private static final int USUAL = 20;
    private static final int MOST = 1000;

    private static final String STATUS = """
            {"at":"2026-05-01T12:00:00Z","state":"importing",
             "events":{"accepted":512000,"rejected":12,"deadLettered":9,"perSecond":8100.5,
              "reasons":[{"reason":"missing","field":"userId","count":9},{"reason":"unknown-field","count":3}],
              "lastMinutes":[{"at":"2026-05-01T11:59:00Z","accepted":480000,"rejected":12}]},
             "steps":[{"name":"intake","lag":120,"threshold":10000,"state":"working"},{"name":"embedding","lag":14000,"threshold":10000,"state":"working"},
              {"name":"interest","lag":90,"threshold":10000,"state":"working"},{"name":"signals","lag":310,"threshold":10000,"state":"working"}],
             "freshness":{"p50Millis":210,"p99Millis":480,"samples":1000},
             "work":{"waiting":14210,"total":526000,"perSecond":8050.0,"secondsLeft":1.8},"items":4070,"users":4372,"version":"0.1.0"}
            """;
    private static final String LETTERS = """
            {"deadLetters":[{"at":"2026-05-01T12:00:00Z","topic":"lethe.events","kind":"event","field":"userId","reason":"is missing",
              "excerpt":"{\\"itemId\\":\\"p-3\\",\\"type\\":\\"view\\"}"}],
             "reasons":[{"reason":"is missing","field":"userId","count":7}]}
            """;
    private static final String USERS = """
            {"users":[{"userId":"anna","changedAt":"2026-05-01T12:00:00Z"}]}
            """;

    /** Events since ingest began, how many a second now, and how many in each minute of the last hour. */
    record Intake(
            long accepted,
            long rejected,
            long deadLettered,
            double perSecond,
            List<Fault> reasons,
            List<Minute> lastMinutes) {}

    /**
     * A kind of fault in a field, or in the record as a whole, and how many events had it; those told to the caller
     * and those dead-lettered together.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(String reason, @Nullable String field, long count) {
        static Fault of(Map.Entry<String, Long> counted) {
            String[] words = counted.getKey().split("/", 2);
            return new Fault(words[0], words.length > 1 ? words[1] : null, counted.getValue());
        }
    }

    /** What came in during a minute that began then. */
    record Minute(String at, long accepted, long rejected) {
        static Minute of(MinuteCounts.Minute minute) {
            return new Minute(Parameters.text(minute.at()), minute.accepted(), minute.rejected());
        }
    }

    /** How long it takes until an accepted event can be seen here; without figures before there is a sample. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fresh(@Nullable Long p50Millis, @Nullable Long p99Millis, int samples) {
        static Fresh of(Figures figures) {
            boolean any = figures.samples() > 0;
            return new Fresh(any ? figures.p50Millis() : null, any ? figures.p99Millis() : null, figures.samples());
        }
    }

    /** Something long that is under way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Work(
            long waiting,
            long total,
            double perSecond,
            @Nullable Double secondsLeft) {
        static Work of(Progress progress) {
            return new Work(
                    progress.waiting(),
                    progress.total(),
                    progress.perSecond(),
                    progress.secondsLeft().orElse(null));
        }
    }

    /** How this Lethe is doing. Items are the tenant's, the rest is everybody's. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            String at,
            String state,
            Intake events,
            List<Step> steps,
            Fresh freshness,
            @Nullable Work work,
            int items,
            long users,
            String version) {}

    /** A record that was refused, and how it begins. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(
            String at,
            String topic,
            String kind,
            @Nullable String field,
            @Nullable String value,
            String reason,
            @Nullable String key,
            @Nullable String excerpt) {
        static Refused of(Letter letter) {
            return new Refused(
                    Parameters.text(letter.at()),
                    letter.topic(),
                    letter.kind(),
                    letter.field(),
                    letter.value(),
                    letter.reason(),
                    letter.key(),
                    letter.excerpt());
        }
    }

    /** What was refused lately, and why how much was. */
    record DeadLettersAnswer(List<Refused> deadLetters, List<Reason> reasons) {}

    /** A user, and when an event of theirs came in last. */
    record RecentUser(String userId, String changedAt) {
        static RecentUser of(RecentUsers.Recent user) {
            return new RecentUser(user.userId(), Parameters.text(user.changedAt()));
        }
    }

    /** Users whose interest changed last. */
    record UsersAnswer(List<RecentUser> users) {}

    private final StatusBoard board;
    private final EveryoneKnown everyone;
    private final Catalogues catalogues;
    private final Calls calls;
    private final String version;

    EveryoneResource(
            StatusBoard board,
            EveryoneKnown everyone,
            Catalogues catalogues,
            Calls calls,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.board = board;
        this.everyone = everyone;
        this.catalogues = catalogues;
        this.calls = calls;
        this.version = version;
    }

    @GET
    @Path("/status")
    @Operation(
            summary = "How this Lethe is doing",
            description =
                    "What comes in, what waits before which step, and how fresh answers are. A step that does not answer is unknown.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Status.class),
                            examples = @ExampleObject(name = "status", value = STATUS)))
    public Uni<Status> status(@RestHeader("Lethe-Tenant") @Nullable String tenant) {
        return calls.timed("status", () -> {
            String whose = Parameters.tenant(tenant);
            return board.seen().map(seen -> status(whose, seen));
        });
    }

    private Status status(String tenant, Seen seen) {
        return new Status(
                Parameters.text(seen.at()),
                board.state(seen),
                new Intake(
                        seen.accepted(),
                        seen.rejected(),
                        seen.deadLettered(),
                        everyone.counts().perSecond(),
                        seen.reasons().entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                                .map(Fault::of)
                                .toList(),
                        everyone.counts().minutes().stream().map(Minute::of).toList()),
                seen.steps(),
                Fresh.of(everyone.freshness().figures()),
                everyone.work().progress().map(Work::of).orElse(null),
                catalogues.of(tenant).itemCount(),
                seen.users(),
                version);
    }

    @GET
    @Path("/dead-letters")
    @Operation(
            summary = "What was refused, newest first, and why",
            description =
                    "Records of the public topics that could not be accepted. Each is shown by its beginning alone.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeadLettersAnswer.class),
                            examples = @ExampleObject(name = "dead letters", value = LETTERS)))
    public Uni<DeadLettersAnswer> deadLetters(
            @RestHeader("Lethe-Tenant") @Nullable String tenant,
            @Parameter(description = "1 to 1000; 20 where it is missing") @RestQuery @Nullable String limit,
            @Parameter(description = "That came in before this time, ISO-8601") @RestQuery @Nullable String before) {
        return calls.timed("dead-letters", () -> {
            String whose = Parameters.tenant(tenant);
            int count = Parameters.count("limit", limit, USUAL, MOST);
            long until = Parameters.time("before", before).orElse(Long.MAX_VALUE);
            return Uni.createFrom()
                    .item(new DeadLettersAnswer(
                            everyone.deadLetters().newest(whose, until, count).stream()
                                    .map(Refused::of)
                                    .toList(),
                            everyone.deadLetters().reasons(whose)));
        });
    }

    @GET
    @Path("/users")
    @Operation(
            summary = "Users whose interest changed last",
            description =
                    "Newest first, as far as this process knows: the newest events of the log when it started, and what has come since.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UsersAnswer.class),
                            examples = @ExampleObject(name = "users", value = USERS)))
    public Uni<UsersAnswer> users(
            @RestHeader("Lethe-Tenant") @Nullable String tenant,
            @Parameter(description = "1 to 1000; 20 where it is missing") @RestQuery @Nullable String limit) {
        return calls.timed("users", () -> {
            String whose = Parameters.tenant(tenant);
            int count = Parameters.count("limit", limit, USUAL, MOST);
            return Uni.createFrom()
                    .item(new UsersAnswer(everyone.users().newest(whose, count).stream()
                            .map(RecentUser::of)
                            .toList()));
        });
    }
}
