package io.lethe.evaluation.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.ItemCleaning;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events and items in the public JSON form, one object a line, in {@code events.ndjson} and {@code items.ndjson}. They pass as
 * they are; a tenant is added where there is none. What they say is for ingest to judge.
 */
public final class NdjsonReader implements DatasetReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final @Nullable SourceFile events;
    private final @Nullable SourceFile items;
    private final ReadOptions options;

    NdjsonReader(@Nullable SourceFile events, @Nullable SourceFile items, ReadOptions options) {
        this.events = events;
        this.items = items;
        this.options = options;
    }

    @Override
    public String layout() {
        return "NDJSON";
    }

    @Override
    public void readItems(Consumer<? super Row> sink) throws IOException {
        visit(items, Rows.all(sink));
    }

    @Override
    public void readEvents(Consumer<? super Row> sink) throws IOException {
        Sequencer sequencer = Sequencer.decide(options.sequence(), visitor -> visit(events, visitor));
        visit(events, Rows.all(row -> sink.accept(sequencer.number(row))));
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        cells(events, EventCleaning.FIELDS, sink);
        cells(items, ItemCleaning.FIELDS, sink);
    }

    private void cells(@Nullable SourceFile file, Set<String> names, CellSink sink) throws IOException {
        visit(file, row -> {
            if (file != null && row instanceof Row.Document document) {
                names.forEach(name -> sink.cell(
                        file.name() + "/" + name,
                        document.json().path(name).asText("").isBlank()
                                && document.json().path(name).isEmpty()));
            }
            return true;
        });
    }

    @Override
    public Size size() throws IOException {
        return new Size(SourceFile.countLines(items), SourceFile.countLines(events));
    }

    private void visit(@Nullable SourceFile file, Row.Visitor visitor) throws IOException {
        if (file == null) {
            return;
        }
        try (BufferedReader lines = file.open()) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !visitor.visit(row(file.line(number), line))) {
                    return;
                }
            }
        }
    }

    private Row row(Row.Place place, String line) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode json) {
                if (!json.has("tenant")) {
                    json.put("tenant", options.tenant());
                }
                return new Row.Document(place, json);
            }
            return new Row.Rejected(place, "row", "is not a JSON object");
        } catch (JsonProcessingException e) {
            return new Row.Rejected(place, "row", "is not JSON");
        }
    }
}
