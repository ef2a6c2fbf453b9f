package io.lethe.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.lethe.event.InteractionType;
import io.lethe.event.PublicJson;
import io.lethe.event.Tenant;
import io.lethe.event.TimeRule;
import io.lethe.event.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CleaningLimits LIMITS = CleaningLimits.DEFAULT;

    static List<Malformed> malformedEvents() {
        return Malformed.events().stream().filter(Malformed::bySchema).toList();
    }

    static List<Malformed> malformedItems() {
        return Malformed.items().stream().filter(Malformed::bySchema).toList();
    }

    @ParameterizedTest
    @MethodSource("malformedEvents")
    void shouldRefuseMalformedEvents(Malformed malformed) {
        assertThat(problems("event.schema.json", malformed.json())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformedItems")
    void shouldRefuseMalformedItems(Malformed malformed) {
        assertThat(problems("item.schema.json", malformed.json())).isNotEmpty();
    }

    @Test
    void shouldTakeWhatCleaningTakes() {
        JsonSchema event = schema("event.schema.json");
        JsonSchema item = schema("item.schema.json");
        for (long seed = 1; seed <= 500; seed++) {
            RandomRecords records = new RandomRecords(seed);
            String interaction = text(PublicJson.of(records.interaction()));
            String thing = text(PublicJson.of(records.item()));

            assertThat(problems(event, interaction)).as(interaction).isEmpty();
            assertThat(problems(item, thing)).as(thing).isEmpty();
        }
        assertThat(problems(item, text(PublicJson.withdrawal("shop", "i")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.schema.json", "item.schema.json", "dead-letter.schema.json"})
    void shouldShowExamplesThatAreValid(String name) throws IOException {
        JsonSchema schema = schema(name);
        JsonNode examples = JSON.readTree(resource(name)).get("examples");

        assertThat(examples).isNotEmpty();
        for (JsonNode example : examples) {
            assertThat(problems(schema, example.toString()))
                    .as(example.toString())
                    .isEmpty();
        }
    }

    @Test
    void shouldCleanItsOwnExamples() throws IOException {
        Arrival arrival = Arrival.byRequest(RandomRecords.NOW, "default", "key", 0);
        for (JsonNode example : JSON.readTree(resource("event.schema.json")).get("examples")) {
            assertThat(new EventCleaning(LIMITS)
                            .clean((com.fasterxml.jackson.databind.node.ObjectNode) example, arrival))
                    .isInstanceOf(CleaningOutcome.Accepted.class);
        }
        for (JsonNode example : JSON.readTree(resource("item.schema.json")).get("examples")) {
            assertThat(new ItemCleaning(LIMITS)
                            .clean((com.fasterxml.jackson.databind.node.ObjectNode) example, arrival))
                    .isInstanceOf(CleaningOutcome.Accepted.class);
        }
    }

    @Test
    void shouldNameTheFieldsOfCleaning() throws IOException {
        assertThat(names(JSON.readTree(resource("event.schema.json")).get("properties")))
                .isEqualTo(EventCleaning.FIELDS);
        assertThat(names(JSON.readTree(resource("item.schema.json")).get("properties")))
                .isEqualTo(ItemCleaning.FIELDS);
    }

    @Test
    void shouldStateTheDefaultsOfCleaning() throws IOException {
        JsonNode event = JSON.readTree(resource("event.schema.json"));
        JsonNode item = JSON.readTree(resource("item.schema.json"));

        assertThat(event.at("/$defs/id/maxLength").asInt()).isEqualTo(LIMITS.maxIdLength());
        assertThat(event.at("/$defs/tenant/oneOf/1/pattern").asText())
                .isEqualTo("^[a-z0-9-]{1," + Tenant.MAX_LENGTH + "}$");
        assertThat(event.at("/properties/text/maxLength").asInt()).isEqualTo(LIMITS.maxTextLength());
        assertThat(event.at("/properties/value/maximum").asDouble()).isEqualTo(LIMITS.maxMagnitude());
        assertThat(event.at("/properties/value/minimum").asDouble()).isEqualTo(-LIMITS.maxMagnitude());
        assertThat(event.at("/properties/dwellMs/maximum").asLong()).isEqualTo(LIMITS.maxDwellMs());
        assertThat(event.at("/properties/timestamp/oneOf/1/minimum").asLong()).isEqualTo(LIMITS.earliestTime());
        assertThat(event.at("/properties/timestamp/oneOf/1/exclusiveMaximum").asLong())
                .isEqualTo(TimeRule.END);
        assertThat(event.at("/properties/timestamp/description").asText())
                .contains("at most ten minutes after the arrival");
        assertThat(LIMITS.clockSkewMs()).isEqualTo(10 * 60 * 1000);
        assertThat(event.at("/properties/context/maxProperties").asInt()).isEqualTo(LIMITS.maxContextEntries());
        assertThat(event.at("/properties/context/propertyNames/maxLength").asInt())
                .isEqualTo(LIMITS.maxContextNameLength());
        assertThat(event.at("/properties/context/additionalProperties/maxLength")
                        .asInt())
                .isEqualTo(LIMITS.maxContextValueLength());
        assertThat(item.at("/properties/itemId/maxLength").asInt()).isEqualTo(LIMITS.maxIdLength());
        assertThat(item.at("/properties/title/maxLength").asInt()).isEqualTo(LIMITS.maxTitleLength());
        assertThat(item.at("/properties/text/maxLength").asInt()).isEqualTo(LIMITS.maxTextLength());
        assertThat(item.at("/properties/categories/maxItems").asInt()).isEqualTo(LIMITS.maxCategories());
        assertThat(item.at("/properties/categories/items/maxLength").asInt()).isEqualTo(LIMITS.maxCategoryLength());
        assertThat(item.at("/properties/attributes/maxProperties").asInt()).isEqualTo(LIMITS.maxAttributes());
        assertThat(item.at("/properties/attributes/propertyNames/maxLength").asInt())
                .isEqualTo(LIMITS.maxAttributeLength());
        assertThat(item.at("/properties/attributes/description").asText())
                .contains(String.format(java.util.Locale.ROOT, "%,d", LIMITS.maxAttributesLength()));
        assertThat(item.at("/properties/publishedAt/oneOf/1/minimum").asLong()).isEqualTo(LIMITS.earliestTime());
        assertThat(item.at("/properties/publishedAt/oneOf/1/exclusiveMaximum").asLong())
                .isEqualTo(TimeRule.END);
        assertThat(item.at("/properties/vector/maxItems").asInt()).isEqualTo(LIMITS.maxDimension());
        assertThat(item.at("/properties/vector/items/maximum").asDouble()).isEqualTo(LIMITS.maxMagnitude());
    }

    @Test
    void shouldNameTheBuiltInTypesAndFlaws() throws IOException {
        JsonNode types = JSON.readTree(resource("event.schema.json")).at("/properties/type/enum");
        JsonNode flaws = JSON.readTree(resource("dead-letter.schema.json")).at("/properties/flaw/enum");

        assertThat(texts(types))
                .isEqualTo(Arrays.stream(InteractionType.values())
                        .map(InteractionType::code)
                        .toList());
        assertThat(texts(flaws))
                .isEqualTo(Arrays.stream(Flaw.values()).map(Flaw::code).toList());
    }

    @Test
    void shouldDescribeThePublicTopicsInAsyncApi() throws IOException {
        JsonNode api = new YAMLMapper().readTree(resource("asyncapi.yaml"));
        List<String> addresses = new ArrayList<>();
        api.get("channels")
                .forEach(channel -> addresses.add(channel.get("address").asText()));

        assertThat(api.get("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(addresses)
                .containsExactlyInAnyOrder(
                        Topic.EVENTS.topicName(), Topic.ITEMS.topicName(), Topic.DEAD_LETTERS.topicName());
        for (JsonNode message : api.at("/components/messages")) {
            String schema = message.at("/payload/schema/$ref").asText();
            assertThat(resource(schema)).isNotEmpty();
            for (JsonNode example : message.path("examples")) {
                assertThat(problems(schema, example.get("payload").toString())).isEmpty();
            }
        }
        assertThat(references(api))
                .allSatisfy(pointer ->
                        assertThat(api.at(pointer).isMissingNode()).as(pointer).isFalse());
    }

    private static List<String> references(JsonNode api) {
        return api.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#"))
                .map(reference -> reference.substring(1))
                .toList();
    }

    private static Set<String> problems(String schema, String json) {
        return problems(schema(schema), json);
    }

    private static Set<String> problems(JsonSchema schema, String json) {
        Set<String> problems = new HashSet<>();
        schema.validate(json, InputFormat.JSON, context -> context.getExecutionConfig()
                        .setFormatAssertionsEnabled(true))
                .forEach(message -> problems.add(message.toString()));
        return problems;
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource(name));
    }

    private static String resource(String name) {
        try (InputStream in = PublicJson.class.getResourceAsStream("/META-INF/lethe/" + name)) {
            return text(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
