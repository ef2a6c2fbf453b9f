package io.lethe.recommend.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"integer\"}                                            | INTEGER",
                "{\"type\":[\"number\",\"null\"]}                                  | NUMBER",
                "{\"type\":[\"number\",\"string\"]}                                | STRING",
                "{\"oneOf\":[{\"type\":\"number\"},{\"type\":\"string\"}]}         | STRING",
                "{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"boolean\"}]}          | BOOLEAN",
                "{\"enum\":[\"auto\",\"never\"]}                                   | STRING"
            })
    void shouldGiveEachValueOneType(String schema, SchemaType type) throws JsonProcessingException {
        assertThat(read(schema).getType()).isEqualTo(List.of(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"oneOf\":[{\"type\":\"object\"},{\"type\":\"array\"}]}", "{\"type\":\"null\"}"})
    void shouldLeaveOpenWhatMayBeAnything(String schema) throws JsonProcessingException {
        assertThat(read(schema).getType()).isNull();
    }

    private static Schema property(Schema schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    @Test
    void shouldFollowReferencesWhereverTheyStand() throws JsonProcessingException {
        // When
        Schema schema = read("""
                {"type":"object","required":["share"],
                 "properties":{"share":{"$ref":"#/$defs/share","description":"A share."},
                               "list":{"type":"array","items":{"allOf":[{"$ref":"#/$defs/share"}]}}},
                 "additionalProperties":{"$ref":"#/$defs/share"},
                 "$defs":{"share":{"type":"number","minimum":0,"exclusiveMaximum":1,"description":"Any share."}}}
                """);

        // Then
        Schema share = property(schema, "share");
        assertThat(share.getType()).containsExactly(SchemaType.NUMBER);
        assertThat(share.getMinimum()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(share.getExclusiveMaximum()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(share.getDescription()).isEqualTo("A share.");
        assertThat(property(schema, "list").getItems().getDescription()).isEqualTo("Any share.");
        assertThat(schema.getAdditionalPropertiesSchema().getType()).containsExactly(SchemaType.NUMBER);
        assertThat(schema.getRequired()).containsExactly("share");
    }

    @Test
    void shouldDescribeByMeaningRangeAndDefault() throws JsonProcessingException {
        assertThat(read("{\"type\":\"number\",\"description\":\"How much.\",\"title\":\"a share\",\"default\":0.5}")
                        .getDescription())
                .isEqualTo("How much. A share. Default: 0.5.");
        assertThat(read("{\"type\":\"number\",\"default\":{}}").getDescription())
                .isNull();
    }

    @Test
    void shouldNotSayThatThereAreNoOtherFields() throws JsonProcessingException {
        // When
        Schema schema = read("{\"type\":\"object\",\"additionalProperties\":false}");

        // Then
        assertThat(schema.getAdditionalPropertiesSchema()).isNull();
        assertThat(schema.getAdditionalPropertiesBoolean()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "item"})
    void shouldReadTheSchemasOfWhatComesIn(String kind) {
        // When
        Schema schema = JsonSchemas.ofResource("/META-INF/lethe/" + kind + ".schema.json");

        // Then
        assertThat(schema.getProperties()).isNotEmpty().allSatisfy((name, one) -> assertThat(one.getDescription())
                .as(name)
                .isNotBlank());
    }

    private static Schema read(String schema) throws JsonProcessingException {
        return JsonSchemas.of((ObjectNode) JSON.readTree(schema));
    }
}
