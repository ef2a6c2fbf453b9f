package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page takes answers for what the OpenAPI document says they are. An interface has the name of its schema. */
class PageTypesIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final Path TYPES =
            Path.of("..", "..", "recommender-api", "page", "src", "main", "web", "api", "types.ts");

    @Test
    void shouldHoldTheTypesOfThePageToTheDocument() throws IOException {
        // Given
        JsonNode schemas =
                LETHE.tenant("page-types").json("/q/openapi?format=json").at("/components/schemas");
        Map<String, Map<String, PageTypes.Field>> interfaces = PageTypes.interfaces(Files.readString(TYPES));

        // When
        List<String> faults = faults(interfaces, schemas);

        // Then
        assertThat(interfaces).containsKeys("Interests", "Recommendations", "Status", "IngestAnswer", "Tour");
        assertThat(interfaces.get("RecommendedItem"))
                .containsEntry("itemId", new PageTypes.Field("string", true))
                .containsEntry("sources", new PageTypes.Field("array of string", true))
                .containsEntry("explanation", new PageTypes.Field("Explanation", false));
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldNameInterfaceAndFieldThatDiffer() {
        // Given
        JsonNode schemas =
                LETHE.tenant("page-types").json("/q/openapi?format=json").at("/components/schemas");
        String typeScript = """
                export interface Strength {
                  readonly at: number;
                  readonly power: number;
                }

                export interface Interest {
                  readonly terms: readonly number[];
                  readonly fadedAt: string;
                  readonly inForce?: Strength;
                }

                export interface Feeling {
                  readonly at: string;
                }
                """;

        // When
        List<String> faults = faults(PageTypes.interfaces(typeScript), schemas);

        // Then
        assertThat(faults)
                .containsExactly(
                        "Strength.at is number, served as string",
                        "Strength.power is not served",
                        "Interest.terms is array of number, served as array of string",
                        "Interest.fadedAt is required, served only sometimes",
                        "Interest.inForce is Strength, served as InForce",
                        "Feeling is no schema");
    }

    @Test
    void shouldRefuseWhatItDoesNotRead() {
        assertThatThrownBy(() -> PageTypes.interfaces("export interface A {\n  b: string;\n}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b: string;");
        assertThatThrownBy(() -> PageTypes.interfaces("export interface A {\n  readonly b: string | number;\n}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("string | number");
    }

    private static List<String> faults(Map<String, Map<String, PageTypes.Field>> interfaces, JsonNode schemas) {
        List<String> faults = new ArrayList<>();
        interfaces.forEach((name, fields) -> {
            JsonNode schema = schemas.path(name);
            if (schema.isMissingNode()) {
                faults.add(name + " is no schema");
                return;
            }
            fields.forEach((field, onPage) -> {
                JsonNode served = schema.path("properties").path(field);
                String place = name + "." + field;
                if (served.isMissingNode()) {
                    faults.add(place + " is not served");
                    return;
                }
                if (!onPage.kind().equals(kind(served))) {
                    faults.add(place + " is " + onPage.kind() + ", served as " + kind(served));
                }
                if (onPage.required() && !requires(schema, field)) {
                    faults.add(place + " is required, served only sometimes");
                }
            });
        });
        return faults;
    }

    private static boolean requires(JsonNode schema, String field) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private static String kind(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        String type = schema.path("type").asText();
        return switch (type) {
            case "integer" -> "number";
            case "array" -> "array of " + kind(schema.path("items"));
            case "string", "number", "boolean", "object" -> type;
            default -> schema.toString();
        };
    }
}
