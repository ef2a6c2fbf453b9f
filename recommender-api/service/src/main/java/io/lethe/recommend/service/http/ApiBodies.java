package io.lethe.recommend.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.recommend.settings.SettingsSchema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of bodies that are read as trees: of settings, of what comes in, and of questions that are asked in a
 * body instead of an address.
 */
public final class ApiBodies {
    public static final String SETTINGS = "Settings";
    public static final String SETTINGS_IN_FORCE = "SettingsInForce";
    public static final String SETTINGS_PATCH = "SettingsPatch";
    public static final String CHANGED_SETTINGS = "ChangedSettings";
    public static final String CODEBOOK = "Codebook";
    public static final String SESSION = "Session";
    public static final String EXPORT = "ExportedUser";

    private static final String LINKS = "#/components/schemas/";
    private static final String EVENT = "NewEvent";
    private static final String ITEM = "NewItem";
    private static final String CHANGES_OF = "SettingsDifference";
    private static final String RECOMMENDED = "/v1/users/{id}/recommendations";

    /** What a session has no use for: it has no past but what it brings. */
    private static final Set<String> OF_USERS = Set.of("from", "after", "wait");

    private ApiBodies() {}

    static void addTo(OpenAPI api) {
        if (api.getComponents() == null) {
            return;
        }
        Schema settings = JsonSchemas.of(SettingsSchema.withDefaults());
        add(api, SETTINGS, settings);
        add(
                api,
                SETTINGS_IN_FORCE,
                JsonSchemas.of(SettingsSchema.withDefaults())
                        .description("The settings in force")
                        .required(List.of("version")));
        add(api, SETTINGS_PATCH, patch());
        add(api, CHANGED_SETTINGS, changed());
        add(
                api,
                CODEBOOK,
                object("A topic codebook")
                        .addProperty("version", whole("Its version"))
                        .addProperty("model", text("The embedding model that its topics belong to"))
                        .addProperty("topics", whole("How many topics it has"))
                        .addProperty("general", flag("Whether it is the one that Lethe ships"))
                        .addProperty("labels", list(text("The name of a topic"), "The topics by name"))
                        .addProperty("items", whole("How many items it was made from, if it was made just now"))
                        .required(List.of("version", "topics")));
        add(
                api,
                EXPORT,
                object("Everything that is known of a user")
                        .addProperty("userId", text("Whose it is"))
                        .addProperty("tenant", text("In which tenant"))
                        .addProperty("links", list(text("An id"), "The user's other accounts"))
                        .addProperty("interests", list(link("Interest"), "What interests them"))
                        .addProperty("events", list(link(EVENT), "What they did, as producers send it"))
                        .required(List.of("userId", "tenant", "links", "interests", "events")));
        Schema event = JsonSchemas.ofResource("/META-INF/lethe/event.schema.json");
        add(api, EVENT, event);
        Schema item = JsonSchemas.ofResource("/META-INF/lethe/item.schema.json");
        item.setRequired(null);
        add(api, ITEM, item);
        api.getPaths().getPathItems().forEach((path, paths) -> type(api, path, paths));
    }

    private static void type(OpenAPI api, String path, PathItem item) {
        Operation post = item.getPOST();
        switch (path) {
            case "/v1/events" -> body(post, list(link(EVENT), "Events; a single one may stand alone"));
            case "/v1/items" -> body(post, list(link(ITEM), "Items; a single one may stand alone"));
            case "/v1/items/{id}" -> {
                body(item.getPUT(), link(ITEM));
                body(item.getPATCH(), link(ITEM));
            }
            case "/v1/recommendations" -> {
                Operation asked = api.getPaths().getPathItem(RECOMMENDED).getGET();
                Schema session = question(asked, OF_USERS)
                        .addProperty("events", list(sessionEvent(), "What was done in the session, in its order"))
                        .addProperty("words", list(text("Words"), "Words to begin with, as if searched for before"));
                add(api, SESSION, session.description("A session and what is asked for it"));
                body(post, link(SESSION));
            }
            default -> {
                if (post != null && item.getGET() != null && isOpen(post)) {
                    String name = name(item.getGET()) + "Question";
                    add(api, name, question(item.getGET(), Set.of()).description("What is asked"));
                    body(post, link(name));
                }
            }
        }
    }

    /** The parameters of a question in an address, as the fields of a body. */
    private static Schema question(Operation asked, Set<String> without) {
        Schema fields = object("What is asked");
        for (Parameter parameter : asked.getParameters() == null ? List.<Parameter>of() : asked.getParameters()) {
            if (parameter.getIn() == Parameter.In.QUERY && !without.contains(parameter.getName())) {
                Schema given = parameter.getSchema();
                Schema field = OASFactory.createSchema()
                        .type(given.getType())
                        .description(parameter.getDescription())
                        .minimum(given.getMinimum())
                        .maximum(given.getMaximum())
                        .enumeration(given.getEnumeration())
                        .items(given.getItems());
                fields.addProperty(parameter.getName(), field);
                if (Boolean.TRUE.equals(parameter.getRequired())) {
                    fields.addRequired(parameter.getName());
                }
            }
        }
        return fields;
    }

    private static Schema sessionEvent() {
        Schema event = JsonSchemas.ofResource("/META-INF/lethe/event.schema.json");
        event.setRequired(List.of("type"));
        return event.description("An event; whose it is plays no part");
    }

    private static Schema patch() {
        ObjectNode schema = SettingsSchema.withDefaults();
        schema.put(
                "description",
                "Settings to change; what is left out stays as it is. In JSON, null brings a setting's default back.");
        return JsonSchemas.of(schema);
    }

    private static Schema changed() {
        return JsonSchemas.of(SettingsSchema.withDefaults())
                .description("The settings in force, and what the call changed")
                .addProperty("number", whole("The number of the change; missing if nothing changed"))
                .addProperty("changes", list(link(CHANGES_OF), "What the call changed"))
                .addProperty("reset", list(text("A setting"), "Settings that got their default as they were left out"))
                .required(List.of("version", "changes", "reset"));
    }

    private static boolean isOpen(Operation post) {
        return post.getRequestBody() != null
                && post.getRequestBody().getContent().getMediaTypes().values().stream()
                        .map(type -> type.getSchema())
                        .anyMatch(schema -> schema != null
                                && schema.getProperties() == null
                                && List.of(SchemaType.OBJECT).equals(schema.getType()));
    }

    private static String name(Operation operation) {
        String id = operation.getOperationId();
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    /** Bodies in JSON have this schema, whatever the type is called. */
    private static void body(@Nullable Operation operation, Schema schema) {
        if (operation != null && operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().getMediaTypes().forEach((type, content) -> {
                if (type.endsWith("json") && !type.endsWith("ndjson")) {
                    content.setSchema(schema);
                }
            });
        }
    }

    private static void add(OpenAPI api, String name, Schema schema) {
        api.getComponents().addSchema(name, schema);
    }

    private static Schema link(String name) {
        return OASFactory.createSchema().ref(LINKS + name);
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT)).description(description);
    }

    private static Schema of(SchemaType type, String description) {
        return OASFactory.createSchema().type(List.of(type)).description(description);
    }

    private static Schema text(String description) {
        return of(SchemaType.STRING, description);
    }

    private static Schema whole(String description) {
        return of(SchemaType.INTEGER, description).format("int64");
    }

    private static Schema flag(String description) {
        return of(SchemaType.BOOLEAN, description);
    }

    private static Schema list(Schema of, String description) {
        return of(SchemaType.ARRAY, description).items(of);
    }
}
