package io.lethe.standalone.demo;

import io.lethe.demo.DemoCatalogue;
import io.lethe.demo.DemoLanguage;
import io.lethe.demo.DemoUser;
import io.lethe.demo.DemoWords;
import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Introduces the people of the demo, where there is one. */
@Path("/v1/demo")
@Tag(name = "demo")
public class DemoResource {

    /**
     * The demo.
     *
     * @param title    what it is
     * @param about    what it holds
     * @param language the language of its catalogue, {@code en} or {@code zh}
     * @param people   those whose lives are worth a look, the plainest first
     */
    public record Tour(String title, String about, String language, List<Person> people) {}

    /**
     * Somebody of the demo.
     *
     * @param userId whom to ask the API about
     * @param name   what they are called
     * @param story  what their taste does, in a few words
     * @param lookAt what to look at
     * @param kind   {@code fading}, {@code revival}, {@code shift}, {@code repeat}, {@code newcomer}, {@code hides},
     *               {@code two-loves} or {@code steady}
     */
    public record Person(String userId, String name, String story, String lookAt, String kind) {}

    private final Config config;

    DemoResource(Config config) {
        this.config = config;
    }

    @GET
    @Operation(
            summary = "The people of the demo",
            description =
                    "Who they are and what to look at, in English or Chinese; no content if this Lethe has no demo.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tour.class)))
    @APIResponse(responseCode = "204", description = "This Lethe has no demo")
    public Response tour(@QueryParam("language") @Nullable String asked) {
        Optional<DemoLanguage> of =
                config.getOptionalValue(Demo.LANGUAGE, String.class).flatMap(DemoLanguage::ofCode);
        if (of.isEmpty()) {
            return Response.noContent().build();
        }
        Optional<DemoLanguage> language = asked == null ? of : DemoLanguage.ofCode(asked);
        if (language.isEmpty()) {
            return HttpProblem.of(ProblemKind.INVALID_VALUE, "language is en or zh, not " + asked, "language")
                    .response();
        }
        long now = config.getValue(Demo.NOW, Long.class);
        return Response.ok(tour(of.get(), DemoWords.in(language.get()), now), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Tour tour(DemoLanguage catalogue, DemoWords words, long now) {
        List<Person> people = DemoUser.all().stream()
                .map(user -> new Person(
                        user.userId(),
                        words.name(user.userId()),
                        words.story(user.userId()),
                        words.lookAt(user.userId(), now),
                        user.kind().code()))
                .toList();
        int items = DemoCatalogue.of(Demo.TENANT, catalogue, now).items().size();
        return new Tour(words.title(), words.about(items), catalogue.code(), people);
    }
}
