package io.lethe.recommend.service.stream;

import io.lethe.event.Tenant;
import io.lethe.event.UserKey;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.http.LanguageChoice;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.lethe.recommend.service.http.RecommenderProblems;
import io.lethe.recommend.service.live.Message;
import io.lethe.recommend.service.live.StreamSubject;
import io.lethe.recommend.service.recommendation.RecommendationsResource;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** A user's state as it changes, by server-sent events. */
@Path("/v1")
@Tag(name = "users")
public class StreamResource {
    private static final String STREAM = """
            : open
            retry: 2000

            event: interests
            id: 42-9f86d081884c7d65.3b1c0a9d2e4f.1
            data: {"userId":"anna","interests":[]}

            event: recommendations
            id: 42-9f86d081884c7d65.3b1c0a9d2e4f
            data: {"userId":"anna","items":[]}

            : heartbeat
            """;

    private final LiveStreams streams;
    private final long retryMillis;

    StreamResource(LiveStreams streams, RecommenderConfig config) {
        this.streams = streams;
        this.retryMillis = config.stream().pause().toMillis();
    }

    @GET
    @Path("/users/{id}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "streamUser",
            summary = "A user's interests and recommendations, now and whenever they change",
            description =
                    "Server-sent events: interests and recommendations with the answers of those calls, problem where they cannot be had for now."
                            + " A change is an event of the person, a link, a settings document or a model; that time passes is none.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "stream", value = STREAM)))
    @APIResponse(
            responseCode = "503",
            description = "As many streams are open as may be",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> stream(
            @RestHeader(Tenant.HEADER) @Nullable String tenant,
            @Parameter(description = "The id of the last event that has come; it is not sent again")
                    @RestHeader("Last-Event-ID")
                    @Nullable
                    String last,
            @RestPath String id,
            @Parameter(
                            description = "How many recommendations, 1 to 100",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "10"))
                    @RestQuery
                    @Nullable
                    String limit,
            @Parameter(description = "Whether each item comes with its reasons") @RestQuery @Nullable String explain,
            @BeanParam LanguageChoice language,
            @Context Sse sse) {
        StreamSubject wish = new StreamSubject(
                new UserKey(Parameters.tenant(tenant), Parameters.id("id", id)),
                Parameters.count(
                        "limit", limit, RecommendationsResource.DEFAULT_LIMIT, RecommendationsResource.LARGEST_LIMIT),
                Parameters.flag("explain", explain),
                language.chosen());
        return Multi.createFrom().publisher(streams.open(wish, last)).map(message -> event(sse, message));
    }

    private OutboundSseEvent event(Sse sse, Message message) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        message.writeTo(new SseWire(event, retryMillis));
        return event.build();
    }

    /** Messages as server-sent events. */
    private record SseWire(OutboundSseEvent.Builder event, long retryMillis) implements Message.Wire {
        @Override
        public void event(String name, String id, String json) {
            event.name(name).id(id).data(json);
        }

        @Override
        public void trouble(Throwable cause) {
            event.name("problem").data(RecommenderProblems.json(cause));
        }

        @Override
        public void comment(String text) {
            event.comment(text);
        }

        @Override
        public void pace() {
            event.reconnectDelay(retryMillis);
        }
    }
}
