package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lethe.evaluation.dataset.file.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists as cells hold them: JSON, what Python or JSON prints of a list ({@code ['a', 'b']}), or parts with something
 * between.
 */
final class TextLists {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TextLists() {}

    /**
     * The members of a cell; a plain text is one. Of objects, their name counts, else the names of their fields.
     *
     * @param split what lies between the parts of a text; null if it is one part
     */
    static List<String> members(JsonNode cell, @Nullable String split) {
        List<String> members = new ArrayList<>();
        JsonNode list = cell.isTextual() && cell.textValue().strip().startsWith("[") ? printed(cell.textValue()) : cell;
        if (list.isArray()) {
            list.forEach(member -> members.addAll(members(member, null)));
        } else if (list.isObject()) {
            JsonNode name = list.has("name") ? list.path("name") : list.path("description");
            if (name.isTextual()) {
                members.add(name.textValue());
            } else {
                list.fieldNames().forEachRemaining(members::add);
            }
        } else if (!list.isNull() && !list.isMissingNode()) {
            String text = list.asText();
            for (String part : split == null ? new String[] {text} : text.split(Pattern.quote(split))) {
                if (!part.isBlank()) {
                    members.add(part.strip());
                }
            }
        }
        return members;
    }

    /** The list; the text itself if it is none. */
    private static JsonNode printed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            try {
                return JSON.readTree(PythonText.toJson(text));
            } catch (JsonProcessingException neither) {
                return TextNode.valueOf(text);
            }
        }
    }
}
