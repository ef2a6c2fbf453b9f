package io.lethe.evaluation.dataset.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON objects: one a line, or all in an array. Objects that Python wrote
 * ({@code {'title': u'Lamp', 'sold': True}}) are read too. A column is the name of a field; of one inside another, both
 * names with a dot between.
 */
final class JsonTable implements FileTable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper ROWS = new ObjectMapper();

    private final SourceFile file;
    private final FileLook look;
    private final boolean array;
    private final List<String> columns;

    private JsonTable(SourceFile file, FileLook look, boolean array, List<String> columns) {
        this.file = file;
        this.look = look;
        this.array = array;
        this.columns = columns;
    }

    static JsonTable open(SourceFile file, FileLook look, boolean array) throws IOException {
        JsonTable unnamed = new JsonTable(file, look, array, List.of());
        Set<String> names = new LinkedHashSet<>();
        int[] rows = {0};
        unnamed.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                collect(((JsonCells) cells).json(), "", names);
                return ++rows[0] < SAMPLE;
            }

            @Override
            public boolean broken(long line, String reason) {
                return ++rows[0] < SAMPLE;
            }
        });
        return new JsonTable(file, look, array, List.copyOf(names));
    }

    private static void collect(JsonNode node, String prefix, Set<String> names) {
        node.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()
                    && prefix.isEmpty()
                    && !field.getValue().isEmpty()) {
                collect(field.getValue(), name + ".", names);
            } else {
                names.add(name);
            }
        });
    }

    @Override
    public SourceFile file() {
        return file;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long rows() {
        return array ? Math.max(1, look.lines() - 2) : look.lines();
    }

    @Override
    public String form() {
        return array ? "a JSON array" : "JSON, one object a line";
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public String firstLine() {
        return String.join(", ", columns);
    }

    @Override
    public List<FileFinding> findings() {
        return look.finding().stream().toList();
    }

    @Override
    public boolean visit(Cells.Visitor visitor) throws IOException {
        return array ? elements(visitor) : lines(visitor);
    }

    private boolean lines(Cells.Visitor visitor) throws IOException {
        try (BufferedReader text = FileTable.text(file, look)) {
            long number = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!line.isBlank() && !show(visitor, number, line)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean show(Cells.Visitor visitor, long number, String line) {
        JsonNode json = read(line);
        if (json == null) {
            return visitor.broken(number, "is not JSON");
        }
        return json instanceof ObjectNode object
                ? visitor.row(new JsonCells(number, object))
                : visitor.broken(number, "is not a JSON object");
    }

    private static @Nullable JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            try {
                return line.contains("'") ? JSON.readTree(PythonText.toJson(line)) : null;
            } catch (JsonProcessingException neither) {
                return null;
            }
        }
    }

    private boolean elements(Cells.Visitor visitor) throws IOException {
        try (BufferedReader text = FileTable.text(file, look);
                JsonParser parser = ROWS.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return visitor.broken(1, "is not a JSON array");
            }
            parser.nextToken();
            try (MappingIterator<JsonNode> rows = ROWS.readerFor(JsonNode.class).readValues(parser)) {
                while (rows.hasNextValue()) {
                    long line = parser.currentTokenLocation().getLineNr();
                    boolean more = rows.nextValue() instanceof ObjectNode object
                            ? visitor.row(new JsonCells(line, object))
                            : visitor.broken(line, "is not a JSON object");
                    if (!more) {
                        return false;
                    }
                }
                return true;
            }
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            return visitor.broken(
                    place == null ? 1 : place.getLineNr(),
                    "is not JSON: " + e.getOriginalMessage() + "; nothing below it was read");
        }
    }

    record JsonCells(long line, ObjectNode json) implements Cells {
        @Override
        public String text(String column) {
            JsonNode node = node(column);
            return node.isTextual() ? node.textValue() : node.isMissingNode() || node.isNull() ? "" : node.toString();
        }

        @Override
        public JsonNode node(String column) {
            JsonNode own = json.get(column);
            int dot = column.indexOf('.');
            if (own == null && dot > 0) {
                own = json.path(column.substring(0, dot)).get(column.substring(dot + 1));
            }
            return own == null ? MissingNode.getInstance() : own;
        }
    }
}
