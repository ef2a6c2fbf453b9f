package io.lethe.recommend.service.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Tenant;
import io.lethe.recommend.service.feed.CallTimer;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.DeadLetters;
import io.lethe.recommend.service.known.DeadLetters.Reason;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.known.RefusedRecord;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was refused of what came in by the public topics, and why. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "everyone")
public class DeadLettersResource {
    private static final int USUAL = 20;
    private static final int MOST = 1000;

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
        static Refused of(RefusedRecord letter) {
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

    /** What was refused lately, and why how much was; {@code next} is what to ask for older ones with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadLettersAnswer(
            List<Refused> deadLetters,
            List<Reason> reasons,
            @Nullable String next) {}

    private final RecentActivity everyone;
    private final CallTimer calls;

    DeadLettersResource(RecentActivity everyone, CallTimer calls) {
        this.everyone = everyone;
        this.calls = calls;
    }

    @GET
    @Path("/dead-letters")
    @Operation(
            operationId = "listDeadLetters",
            summary = "What was refused, newest first, and why",
            description =
                    "Records of the public topics that could not be accepted. Each is shown by its beginning alone.")
    @APIResponse(responseCode = "200", description = "A page of what was refused; next is missing on the last one")
    public Uni<DeadLettersAnswer> deadLetters(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(
                            description = "How many, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "20"))
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(description = "What an answer called next; or a time, ISO-8601: that came in before it")
                    @RestQuery
                    @Nullable
                    String before,
            @Parameter(description = "Only those with something wrong in this field") @RestQuery @Nullable String field,
            @Parameter(description = "Only those whose reason contains this, whatever its case") @RestQuery @Nullable
                    String reason,
            @Parameter(description = "Only those whose beginning contains this, whatever its case") @RestQuery @Nullable
                    String q) {
        return calls.timed("dead-letters", () -> {
            String whose = Parameters.tenant(tenant);
            int count = Parameters.count("limit", limit, USUAL, MOST);
            DeadLetters letters = everyone.knownDeadLetters();
            DeadLetters.Page page = letters.page(whose, place(before), new DeadLetters.Wanted(field, reason, q), count);
            return Uni.createFrom()
                    .item(new DeadLettersAnswer(
                            page.letters().stream().map(Refused::of).toList(),
                            letters.reasons(whose),
                            page.next() == null ? null : page.next().toString()));
        });
    }

    private static DeadLetters.Place place(@Nullable String before) {
        if (before == null) {
            return DeadLetters.Place.NEWEST;
        }
        return DeadLetters.Place.read(before)
                .orElseGet(() ->
                        new DeadLetters.Place(Parameters.time("before", before).orElse(Long.MAX_VALUE) - 1, 0));
    }
}
