package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The OpenAPI document is fit to generate clients from: rules that hold for every operation, whichever there are. */
class OpenApiIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static JsonNode api;

    @BeforeAll
    static void read() {
        api = LETHE.tenant("open-api").json("/q/openapi?format=json");
    }

    @Test
    void shouldNameEachOperationOnce() {
        // When
        List<String> names = new ArrayList<>();
        operations((place, operation) -> names.add(operation.path("operationId").asText()));

        // Then
        assertThat(names)
                .hasSizeGreaterThan(40)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"));
    }

    @Test
    void shouldDescribeEachOperationAndItsParameters() {
        SoftAssertions all = new SoftAssertions();
        operations((place, operation) -> {
            all.assertThat(operation.path("summary").asText())
                    .as(place + " summary")
                    .isNotBlank();
            all.assertThat(operation.path("description").asText())
                    .as(place + " description")
                    .isNotBlank();
            all.assertThat(operation.path("tags")).as(place + " tags").hasSize(1);
            operation.path("parameters").forEach(given -> {
                JsonNode parameter = resolved(given);
                String what = place + " " + parameter.path("name").asText();
                all.assertThat(parameter.path("description").asText()).as(what).isNotBlank();
                all.assertThat(parameter.path("schema").has("type")
                                || parameter.path("schema").has("$ref"))
                        .as(what + " has a type")
                        .isTrue();
            });
        });
        all.assertAll();
    }

    @Test
    void shouldTypeParametersAsWhatTheyAre() {
        Map<String, String> types = Map.of(
                "limit", "integer",
                "steps", "integer",
                "diversity", "number",
                "novelty", "number",
                "serendipity", "number",
                "exploration", "number",
                "personal", "number",
                "explain", "boolean",
                "forecast", "boolean");
        SoftAssertions all = new SoftAssertions();
        Set<String> seen = new HashSet<>();
        operations((place, operation) -> operation.path("parameters").forEach(given -> {
            JsonNode parameter = resolved(given);
            String name = parameter.path("name").asText();
            if (types.containsKey(name)) {
                seen.add(name);
                JsonNode schema = parameter.path("schema");
                all.assertThat(schema.path("type").toString())
                        .as(place + " " + name)
                        .contains(types.get(name));
                if (!types.get(name).equals("boolean")) {
                    all.assertThat(schema.has("minimum"))
                            .as(place + " minimum of " + name)
                            .isTrue();
                    all.assertThat(schema.has("maximum"))
                            .as(place + " maximum of " + name)
                            .isTrue();
                }
                if (name.equals("limit")) {
                    all.assertThat(schema.has("default"))
                            .as(place + " default of limit")
                            .isTrue();
                }
            }
        }));
        all.assertThat(seen).isEqualTo(types.keySet());
        all.assertAll();
    }

    @Test
    void shouldDescribeAllAnswersAndEveryProblem() {
        SoftAssertions all = new SoftAssertions();
        operations((place, operation) -> {
            JsonNode answers = operation.path("responses");
            List<String> statuses = new ArrayList<>();
            answers.fieldNames().forEachRemaining(statuses::add);
            all.assertThat(statuses)
                    .as(place)
                    .anyMatch(status -> status.startsWith("2"))
                    .contains("503", "default");
            for (String status : statuses) {
                JsonNode answer = answers.path(status);
                all.assertThat(answer.path("description").asText())
                        .as(place + " " + status)
                        .isNotBlank();
                if (!status.startsWith("2") && !status.startsWith("3")) {
                    all.assertThat(answer.at("/content/application~1problem+json/schema/$ref")
                                    .asText())
                            .as(place + " " + status)
                            .endsWith("Problem");
                }
            }
        });
        all.assertAll();
    }

    @Test
    void shouldSayWhichFieldsAreAlwaysThere() {
        SoftAssertions all = new SoftAssertions();
        Set<String> told = new HashSet<>();
        operations((place, operation) -> addNames(operation.path("responses"), told));
        api.at("/components/schemas").properties().forEach(schema -> {
            if (told.contains(schema.getKey())
                    && schema.getValue().path("properties").size() > 0) {
                all.assertThat(schema.getValue().path("required"))
                        .as(schema.getKey())
                        .isNotEmpty();
            }
        });
        assertThat(api.at("/components/schemas/RecommendedItem/required").toString())
                .contains("itemId", "score", "sources")
                .doesNotContain("explanation");
        all.assertAll();
    }

    /** The schemas that a part of the document refers to, and those that these refer to. */
    private static void addNames(JsonNode part, Set<String> names) {
        part.findValuesAsText("$ref").forEach(reference -> {
            if (names.add(reference.substring(reference.lastIndexOf('/') + 1))) {
                addNames(api.at(reference.substring(1)), names);
            }
        });
    }

    @Test
    void shouldResolveEveryReferenceAndDoubleNoTag() {
        // Given
        List<String> references = api.findValuesAsText("$ref");
        List<String> tags = new ArrayList<>();
        api.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));

        // Then
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        api.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        assertThat(tags).doesNotHaveDuplicates();
        operations((place, operation) -> assertThat(place).doesNotContain("/internal"));
        operations((place, operation) ->
                assertThat(tags).contains(operation.path("tags").path(0).asText()));
    }

    /** A program gets types from it: an object says what it holds, but for those that hold anything by their nature. */
    @Test
    void shouldSayWhatEachObjectHolds() {
        // Given
        List<String> open = new ArrayList<>();

        // When
        api.at("/components/schemas").properties().forEach(one -> findOpen("#" + one.getKey(), one.getValue(), open));
        operations((place, operation) -> {
            findOpenContents(place + " body", operation.path("requestBody"), open);
            operation.path("responses").forEach(answer -> findOpenContents(place, answer, open));
        });

        // Then
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "GET /v1/settings/schema",
                        "#NewItem.attributes.*",
                        "#CatalogueEntry.attributes.*",
                        "#JsonNode",
                        "#ObjectNode");
    }

    private static void findOpenContents(String place, JsonNode holder, List<String> open) {
        holder.path("content").forEach(content -> findOpen(place, content.path("schema"), open));
    }

    private static void findOpen(String place, JsonNode schema, List<String> open) {
        if (schema.has("$ref") || schema.has("allOf") || schema.has("oneOf") || schema.has("anyOf")) {
            return;
        }
        String type = schema.path("type").toString();
        JsonNode others = schema.path("additionalProperties");
        if (!schema.has("type") || (type.contains("object") && !schema.has("properties") && !others.isObject())) {
            open.add(place);
        }
        schema.path("properties")
                .properties()
                .forEach(one -> findOpen(place + "." + one.getKey(), one.getValue(), open));
        if (schema.has("items")) {
            findOpen(place + "[]", schema.path("items"), open);
        }
        if (others.isObject()) {
            findOpen(place + ".*", others, open);
        }
    }

    @Test
    void shouldSayRangeAndUnitOfEachSetting() {
        // Given
        JsonNode settings = api.at("/components/schemas/Settings");
        List<String> bare = new ArrayList<>();

        // When
        findBareSettings("", settings, bare);

        // Then
        assertThat(bare).isEmpty();
        assertThat(settings.at("/properties/cohesion/minimum").asInt()).isEqualTo(-1);
        assertThat(settings.at("/properties/forgetting/properties/priorGap/description")
                        .asText())
                .contains("length of time above 0, like 30d");
    }

    private static void findBareSettings(String place, JsonNode schema, List<String> bare) {
        String type = schema.path("type").toString();
        boolean ranged = (schema.has("minimum") || schema.has("exclusiveMinimum"))
                && (schema.has("maximum") || schema.has("exclusiveMaximum"));
        if ((type.contains("number") || type.contains("integer")) && !ranged) {
            bare.add(place + " has no range");
        }
        if (!place.isEmpty() && schema.path("description").asText().isBlank()) {
            bare.add(place + " is not described");
        }
        schema.path("properties")
                .properties()
                .forEach(one -> findBareSettings(place + "." + one.getKey(), one.getValue(), bare));
        if (schema.path("additionalProperties").isObject()) {
            findBareSettings(place + ".*", schema.path("additionalProperties"), bare);
        }
    }

    private static void operations(BiConsumer<String, JsonNode> work) {
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(one -> {
                    if (METHODS.contains(one.getKey())) {
                        work.accept(
                                one.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), one.getValue());
                    }
                }));
    }

    private static JsonNode resolved(JsonNode parameter) {
        return parameter.has("$ref") ? api.at(parameter.path("$ref").asText().substring(1)) : parameter;
    }
}
