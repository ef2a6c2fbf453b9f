package io.lethe.recommend.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The examples of answers: one for each type of answer, shown by every call that answers with it. */
final class AnswerExamples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINKS = "#/components/schemas/";
    private static final String DONE = "200";

    /** What an example is called, and its JSON. */
    private record Named(String name, String json) {}

    private static final Map<String, Named> BY_SCHEMA = Map.ofEntries(
            Map.entry("CatalogueEntry", new Named("item", OpenApiExamples.ITEM)),
            Map.entry("Categories", new Named("categories", OpenApiExamples.CATEGORIES)),
            Map.entry("DeadLettersAnswer", new Named("dead letters", OpenApiExamples.DEAD_LETTERS)),
            Map.entry("Erased", new Named("erased", OpenApiExamples.ERASED)),
            Map.entry("Events", new Named("events", OpenApiExamples.EVENTS)),
            Map.entry("Forecast", new Named("forecast", OpenApiExamples.FORECAST)),
            Map.entry("Found", new Named("found", OpenApiExamples.FOUND)),
            Map.entry("History", new Named("history", OpenApiExamples.HISTORY)),
            Map.entry("HistoryPage", new Named("history", OpenApiExamples.SETTINGS_HISTORY)),
            Map.entry("Interests", new Named("interests", OpenApiExamples.INTERESTS)),
            Map.entry("Linked", new Named("linked", OpenApiExamples.LINKED)),
            Map.entry("Listing", new Named("items", OpenApiExamples.ITEMS)),
            Map.entry("MixAnswer", new Named("mix", OpenApiExamples.MIX)),
            Map.entry("Model", new Named("model", OpenApiExamples.MODEL)),
            Map.entry("Models", new Named("models", OpenApiExamples.MODELS)),
            Map.entry("Next", new Named("next", OpenApiExamples.NEXT)),
            Map.entry("Predictions", new Named("predictions", OpenApiExamples.PREDICTIONS)),
            Map.entry("PreviewAnswer", new Named("preview", OpenApiExamples.SETTINGS_PREVIEW)),
            Map.entry("Recommendations", new Named("recommendations", OpenApiExamples.RECOMMENDATIONS)),
            Map.entry("RecommendedRows", new Named("rows", OpenApiExamples.ROWS)),
            Map.entry("Similar", new Named("similar", OpenApiExamples.SIMILAR)),
            Map.entry("Status", new Named("status", OpenApiExamples.STATUS)),
            Map.entry("Trending", new Named("trending", OpenApiExamples.TRENDING)),
            Map.entry("UsersAnswer", new Named("users", OpenApiExamples.USERS)));

    private AnswerExamples() {}

    static void addTo(OpenAPI api) {
        api.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(operation -> {
                    APIResponse answer = operation.getResponses() == null
                            ? null
                            : operation.getResponses().getAPIResponse(DONE);
                    if (answer != null && answer.getContent() != null) {
                        illustrate(answer.getContent());
                    }
                }));
    }

    private static void illustrate(Content content) {
        Map.copyOf(content.getMediaTypes()).forEach((type, answer) -> {
            Named example = of(answer.getSchema());
            if (example != null
                    && (answer.getExamples() == null || answer.getExamples().isEmpty())) {
                content.addMediaType(
                        type,
                        OASFactory.createMediaType()
                                .addExample(
                                        example.name(),
                                        OASFactory.createExample().value(read(example.json())))
                                .schema(answer.getSchema()));
            }
        });
    }

    private static @Nullable Named of(@Nullable Schema schema) {
        return schema == null || schema.getRef() == null
                ? null
                : BY_SCHEMA.get(schema.getRef().replace(LINKS, ""));
    }

    private static Object read(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
