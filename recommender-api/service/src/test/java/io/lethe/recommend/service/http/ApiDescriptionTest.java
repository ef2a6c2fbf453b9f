package io.lethe.recommend.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiDescriptionTest {
    /** An answer, one part of which may be missing. */
    record Sample(String name, @Nullable String note) {}

    private final OpenAPI api =
            OASFactory.createOpenAPI().paths(OASFactory.createPaths()).components(OASFactory.createComponents());

    @Test
    void shouldLeaveOutInternalCalls() throws IOException {
        // Given
        put("/internal/progress", operation());
        put("/v1/things", operation());

        // When
        describe();

        // Then
        assertThat(api.getPaths().getPathItems()).containsOnlyKeys("/v1/things");
    }

    @Test
    void shouldNameEachCallOnce() throws IOException {
        // Given
        put("/v1/things", operation().operationId("things"));
        put("/v1/things/{id}/more", operation().operationId("things"));
        put("/v1/others", operation());

        // When
        describe();

        // Then
        assertThat(get("/v1/things").getOperationId()).isEqualTo("things");
        assertThat(get("/v1/things/{id}/more").getOperationId()).isEqualTo("getThingsIdMore");
        assertThat(get("/v1/others").getOperationId()).isEqualTo("getOthers");
        assertThat(get("/v1/others").getDescription()).isEqualTo("A summary.");
    }

    @Test
    void shouldSayWhichProblemsACallMayEndIn() throws IOException {
        // Given
        put("/v1/nothing", operation());
        put("/v1/things", operation().addParameter(parameter("limit")));
        put("/v1/settings", operation().addParameter(parameter("If-Match")));

        // When
        describe();

        // Then
        assertThat(get("/v1/nothing").getResponses().getAPIResponses()).containsOnlyKeys("200", "503", "default");
        assertThat(get("/v1/things").getResponses().getAPIResponses()).containsOnlyKeys("200", "400", "503", "default");
        assertThat(get("/v1/settings").getResponses().getAPIResponses())
                .containsOnlyKeys("200", "400", "412", "503", "default");
        get("/v1/settings").getResponses().getAPIResponses().forEach((status, answer) -> {
            assertThat(answer.getDescription()).as(status).isNotBlank();
            if (!status.equals("200")) {
                assertThat(answer.getContent()
                                .getMediaType(Problem.MEDIA_TYPE)
                                .getSchema()
                                .getRef())
                        .as(status)
                        .endsWith("/Problem");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"explain, BOOLEAN", "diversity, NUMBER", "limit, INTEGER", "q, STRING"})
    void shouldTypeParametersThatJavaReadsAsText(String name, SchemaType type) throws IOException {
        // Given
        put("/v1/things", operation().addParameter(parameter(name)));

        // When
        describe();

        // Then
        Schema schema = get("/v1/things").getParameters().get(0).getSchema();
        assertThat(schema.getType()).containsExactly(type);
        assertThat(schema.getMaximum()).isEqualTo(type == SchemaType.NUMBER ? BigDecimal.ONE : null);
    }

    private Schema schema(String name) {
        return Objects.requireNonNull(api.getComponents().getSchemas().get(name), name);
    }

    @Test
    void shouldRequireTheComponentsOfARecordThatAreNeverNull() throws IOException {
        // Given
        add("Sample");
        put("/v1/things", operation(), "Sample");

        // When
        describe();

        // Then
        assertThat(schema("Sample").getRequired()).containsExactly("name");
    }

    @Test
    void shouldDropSchemasThatNothingRefersToDirectlyOrThroughOthers() throws IOException {
        // Given
        add("Sample");
        add("Unused");
        add("Inner");
        add("Outer");
        schema("Outer").addProperty("list", OASFactory.createSchema().items(link("Inner")));
        put("/v1/things", operation(), "Outer");

        // When
        describe();

        // Then
        assertThat(api.getComponents().getSchemas())
                .containsKeys("Outer", "Inner")
                .doesNotContainKeys("Unused", "Sample");
    }

    @Test
    void shouldShowTheExampleOfAnAnswersTypeWhereverItIsAnswered() throws IOException {
        // Given
        add("Erased");
        add("Sample");
        put("/v1/things", operation(), "Erased");
        put("/v1/others", operation(), "Erased");
        put("/v1/samples", operation(), "Sample");
        answer("/v1/others")
                .getContent()
                .getMediaType("application/json")
                .addExample("own", OASFactory.createExample().value("own"));

        // When
        describe();

        // Then
        assertThat(answer("/v1/things")
                        .getContent()
                        .getMediaType("application/json")
                        .getExamples())
                .containsOnlyKeys("erased");
        assertThat(answer("/v1/others")
                        .getContent()
                        .getMediaType("application/json")
                        .getExamples())
                .containsOnlyKeys("own");
        assertThat(answer("/v1/samples")
                        .getContent()
                        .getMediaType("application/json")
                        .getExamples())
                .isNull();
    }

    private void describe() throws IOException {
        new ApiDescription(Index.of(Sample.class)).filterOpenAPI(api);
    }

    private void add(String name) {
        api.getComponents()
                .addSchema(
                        name,
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.OBJECT))
                                .addProperty("name", text())
                                .addProperty("note", text()));
    }

    private void put(String path, Operation operation) {
        api.getPaths().addPathItem(path, OASFactory.createPathItem().GET(operation));
    }

    private void put(String path, Operation operation, String schema) {
        put(path, operation);
        answer(path)
                .setContent(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(link(schema))));
    }

    private Operation get(String path) {
        PathItem item = api.getPaths().getPathItem(path);
        return item.getGET();
    }

    private APIResponse answer(String path) {
        return get(path).getResponses().getAPIResponse("200");
    }

    private static Operation operation() {
        return OASFactory.createOperation()
                .summary("A summary")
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("OK")));
    }

    private static Parameter parameter(String name) {
        return OASFactory.createParameter()
                .name(name)
                .in(name.equals("If-Match") ? Parameter.In.HEADER : Parameter.In.QUERY)
                .schema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }

    private static Schema link(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
