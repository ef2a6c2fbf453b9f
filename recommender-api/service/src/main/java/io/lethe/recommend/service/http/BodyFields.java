package io.lethe.recommend.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.http.UnknownNames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Fields of a JSON body that stand for the query parameters of the same names; an array stands for repeated values. */
public final class BodyFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode json;

    private BodyFields(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @param list  the names of parameters of a list that the call takes
     * @param others the other names that it takes
     */
    public static BodyFields of(@Nullable String body, Set<String> list, String... others) {
        JsonNode json = object(body == null ? "" : body);
        Set<String> known = new TreeSet<>(list);
        known.addAll(List.of(others));
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw ProblemException.unknownField(UnknownNames.problem("field", name, known));
            }
        }
        return new BodyFields(json);
    }

    public JsonNode json() {
        return json;
    }

    /** One value, as the query would have it. */
    @Nullable
    public String text(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return single(name, value);
    }

    /** Several values: an array, or one of them alone. */
    public List<String> texts(String name) {
        JsonNode value = json.path(name);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(single(name, one)));
        } else if (!value.isMissingNode() && !value.isNull()) {
            texts.add(single(name, value));
        }
        return texts;
    }

    private static String single(String name, JsonNode value) {
        if (value.isContainerNode() || value.isNull()) {
            throw ProblemException.badField(
                    name, "This is a text, a number or a truth value, or an array of them where several may be given.");
        }
        return value.asText();
    }

    private static JsonNode object(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw ProblemException.malformedBody("This is not JSON: " + e.getOriginalMessage());
        }
        throw ProblemException.malformedBody(
                "A JSON object is expected, with the parameters of the call as its fields.");
    }
}
