package io.lethe.recommend.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Tenant;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Makes the OpenAPI document fit to generate clients from, by rules that hold for every operation: no internal calls,
 * one name, one tag and all problems for each, types for parameters that Java reads as text to answer with reasons of
 * its own, and required fields wherever a record's component is never null.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
    private static final String INTERNAL = "/internal/";
    private static final String PROBLEM = "Problem";
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final String POSITION = "A position that an answer called position: wait until it has taken effect";
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry(Tenant.HEADER, "Whose data: lower-case letters, digits and -, at most 64; default without it"),
            Map.entry("id", "The id, 1 to 512 characters, percent-encoded in the address"),
            Map.entry("other", "The id of the other account, percent-encoded in the address"),
            Map.entry("after", POSITION),
            Map.entry("wait", "How long to wait at the most: milliseconds, or like 2s"),
            Map.entry("category", "Only items of this category; of several, of any of them"),
            Map.entry("excludeCategory", "No items of this category"),
            Map.entry("exclude", "Items that are not wanted, with commas between them"),
            Map.entry("repeat", "Whether items come back that the user has had: auto is by habit"),
            Map.entry("seen", "What becomes of items that the user has seen: lower, exclude or allow"),
            Map.entry(
                    "filter",
                    "name:value, name:one|other, name>=number, <=, >, <; with ! before it, what is not so; all have to"
                            + " hold"),
            Map.entry("context", "A fact of the context, as key:value, like device:phone"),
            Map.entry("language", "In which language, en or zh"),
            Map.entry("Idempotency-Key", "Posts with the same key count once"));
    private static final Map<String, String> ANSWERS = Map.of(
            "200", "The answer",
            "202", "Taken in",
            "204", "Done, or nothing to say",
            "400", "A parameter or a part of the body is wrong; field names it",
            "404", "There is no such thing",
            "503", "Something that is needed does not answer; Retry-After says when to ask again");
    private static final Set<String> FLAGS = Set.of("explain", "forecast", "replace");
    private static final Set<String> SHARES =
            Set.of("diversity", "steering", "novelty", "serendipity", "exploration", "personal");
    private static final Set<String> NUMBERS = Set.of("limit", "steps", "rows", "sample", "seed");
    private static final Set<String> TREES = Set.of("JsonNode", "ObjectNode");
    private static final Map<String, String> TAGS = Map.of(
            "recommendations", "What to show: to a user, to a session, in rows",
            "users", "What is known of a user, and what follows from it",
            "items", "The catalogue, and what is around an item",
            "everyone", "What everybody does, and how Lethe is doing",
            "settings", "How facts are read as interest and ranked",
            "events", "The way in for what people do",
            "their data", "A person's accounts, and their right to have and to erase what is theirs");

    private final IndexView index;

    /** @param index the classes of the application */
    public ApiDescription(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                .filter(path -> path.startsWith(INTERNAL))
                .forEach(api.getPaths()::removePathItem);
        Set<String> names = new HashSet<>();
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, item, method, operation, names)));
        ApiBodies.addTo(api);
        AnswerExamples.addTo(api);
        tidyTags(api);
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().forEach(ApiDescription::open);
            api.getComponents().getSchemas().forEach(this::require);
            dropUnused(api);
        }
    }

    private static void complete(
            String path, PathItem item, PathItem.HttpMethod method, Operation operation, Set<String> names) {
        String name = operation.getOperationId();
        if (name == null || !names.add(name)) {
            operation.setOperationId(named(path, method));
            names.add(operation.getOperationId());
        }
        if (operation.getTags() != null && operation.getTags().size() > 1) {
            operation.setTags(new ArrayList<>(List.of(operation.getTags().get(0))));
        }
        if (operation.getDescription() == null) {
            operation.setDescription(operation.getSummary() + ".");
        }
        List<Parameter> parameters = new ArrayList<>();
        if (item.getParameters() != null) {
            parameters.addAll(item.getParameters());
        }
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        parameters.forEach(ApiDescription::describe);
        APIResponses answers = operation.getResponses();
        if (answers != null) {
            boolean asks = !parameters.isEmpty() || operation.getRequestBody() != null;
            if (asks) {
                problem(answers, "400", "A parameter or a part of the body is wrong; field names it");
            }
            if (parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
                problem(answers, "412", "Another version is in force than If-Match names; nothing was changed");
            }
            problem(answers, "503", "Something that is needed does not answer; Retry-After says when to ask again");
            problem(answers, "default", "Any other problem");
            answers.getAPIResponses().forEach(ApiDescription::withProblem);
        }
    }

    /** A name from method and path, such as {@code putUsersLinks}. */
    private static String named(String path, PathItem.HttpMethod method) {
        StringBuilder name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (String part : path.split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty() && !part.equals("v1")) {
                name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return name.toString();
    }

    private static void describe(Parameter parameter) {
        String name = parameter.getName();
        if (parameter.getDescription() == null && MEANINGS.containsKey(name)) {
            parameter.setDescription(MEANINGS.get(name));
        }
        Schema schema = parameter.getSchema();
        if (schema == null || !isText(schema)) {
            return;
        }
        if (schema.getEnumeration() != null) {
            schema.setType(List.of(SchemaType.STRING));
            return;
        }
        if (FLAGS.contains(name)) {
            schema.setType(List.of(SchemaType.BOOLEAN));
            schema.setDefaultValue(false);
        } else if (SHARES.contains(name)) {
            schema.setType(List.of(SchemaType.NUMBER));
            schema.setMinimum(BigDecimal.ZERO);
            schema.setMaximum(BigDecimal.ONE);
        } else if (NUMBERS.contains(name)) {
            schema.setType(List.of(SchemaType.INTEGER));
            schema.setMinimum(BigDecimal.ONE);
        }
    }

    private static boolean isText(Schema schema) {
        return schema.getType() == null || schema.getType().contains(SchemaType.STRING);
    }

    private static void problem(APIResponses answers, String status, String meaning) {
        if (answers.getAPIResponse(status) == null) {
            answers.addAPIResponse(status, OASFactory.createAPIResponse().description(meaning));
        }
    }

    private static void withProblem(String status, APIResponse answer) {
        if (answer.getDescription() == null || answer.getDescription().isBlank()) {
            answer.setDescription(ANSWERS.getOrDefault(status, "An answer with this status"));
        }
        boolean failed = status.equals("default") || status.startsWith("4") || status.startsWith("5");
        if (failed && answer.getContent() == null && answer.getRef() == null) {
            answer.setContent(OASFactory.createContent()
                    .addMediaType(
                            Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                                    .examples(status.equals("400") ? example(OpenApiExamples.PROBLEM) : null)));
        }
    }

    private static Map<String, Example> example(String json) {
        try {
            return Map.of("problem", OASFactory.createExample().value(new ObjectMapper().readValue(json, Map.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static void tidyTags(OpenAPI api) {
        Map<String, Tag> byName = new LinkedHashMap<>();
        if (api.getTags() != null) {
            api.getTags().forEach(tag -> byName.putIfAbsent(tag.getName(), tag));
        }
        Set<String> used = new HashSet<>();
        api.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(operation -> {
                    if (operation.getTags() != null) {
                        used.addAll(operation.getTags());
                    }
                }));
        used.forEach(name ->
                byName.computeIfAbsent(name, one -> OASFactory.createTag().name(one)));
        byName.keySet().retainAll(used);
        byName.values().forEach(tag -> {
            if (tag.getDescription() == null) {
                tag.setDescription(TAGS.getOrDefault(tag.getName(), tag.getName()));
            }
        });
        api.setTags(new ArrayList<>(byName.values()));
    }

    /** Jackson's trees are any JSON: what their classes are made of is nobody's concern. */
    private static void open(String name, Schema schema) {
        if (TREES.contains(name)) {
            schema.setProperties(null);
            schema.setRequired(null);
            schema.setAllOf(null);
            boolean any = name.equals("JsonNode");
            schema.setType(any ? null : List.of(SchemaType.OBJECT));
            schema.setAdditionalPropertiesBoolean(any ? null : Boolean.TRUE);
        }
    }

    /** Marks the components of the record that a schema was made of, but for those that may be null. */
    private void require(String name, Schema schema) {
        if (schema.getProperties() == null || schema.getRequired() != null) {
            return;
        }
        for (ClassInfo known : index.getKnownClasses()) {
            if (known.isRecord()
                    && known.name().toString().startsWith("io.lethe.")
                    && named(known).equals(name)) {
                List<String> required = known.recordComponents().stream()
                        .filter(component -> !isNullable(component))
                        .map(RecordComponentInfo::name)
                        .toList();
                if (!required.isEmpty() && schema.getProperties().keySet().containsAll(required)) {
                    schema.setRequired(new ArrayList<>(required));
                    return;
                }
            }
        }
    }

    /** What a schema of the class is called. */
    private static String named(ClassInfo type) {
        AnnotationInstance described = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = described == null ? null : described.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.hasAnnotation(NULLABLE)
                || component.type().annotations().stream()
                        .map(AnnotationInstance::name)
                        .anyMatch(NULLABLE::equals);
    }

    /** Takes away schemas that nothing refers to any more. */
    private static void dropUnused(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> used = new HashSet<>();
        api.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(operation -> {
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(parameter -> use(parameter.getSchema(), schemas, used));
                    }
                    if (operation.getRequestBody() != null) {
                        use(operation.getRequestBody().getContent(), schemas, used);
                    }
                    if (operation.getResponses() != null) {
                        operation
                                .getResponses()
                                .getAPIResponses()
                                .values()
                                .forEach(answer -> use(answer.getContent(), schemas, used));
                    }
                }));
        List.copyOf(schemas.keySet()).stream()
                .filter(name -> !used.contains(name))
                .forEach(api.getComponents()::removeSchema);
    }

    private static void use(@Nullable Content content, Map<String, Schema> schemas, Set<String> used) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> use(type.getSchema(), schemas, used));
        }
    }

    private static void use(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> used) {
        if (schema == null) {
            return;
        }
        String reference = schema.getRef();
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (used.add(name)) {
                use(schemas.get(name), schemas, used);
            }
        }
        use(schema.getItems(), schemas, used);
        use(schema.getAdditionalPropertiesSchema(), schemas, used);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(one -> use(one, schemas, used));
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(one -> use(one, schemas, used));
    }
}
