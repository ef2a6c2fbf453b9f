package io.lethe.evaluation.dataset;

import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The generic layout: {@code events.tsv} with {@code user_id item_id timestamp event_type value} and perhaps {@code text}, in
 * seconds since 1970, and {@code items.tsv} with {@code item_id title text}. Tab-separated, one header line, no quoting; the
 * columns may come in any order.
 */
public final class TsvReader implements DatasetReader {
    private final SourceFile events;
    private final @Nullable SourceFile items;
    private final ReadOptions options;

    TsvReader(SourceFile events, @Nullable SourceFile items, ReadOptions options) {
        this.events = events;
        this.items = items;
        this.options = options;
    }

    @Override
    public String layout() {
        return "generic TSV";
    }

    @Override
    public void readItems(Consumer<? super Row> sink) throws IOException {
        if (items != null) {
            visit(items, this::item, Rows.all(sink));
        }
    }

    @Override
    public void readEvents(Consumer<? super Row> sink) throws IOException {
        Sequencer sequencer = Sequencer.decide(options.sequence(), visitor -> visit(events, this::event, visitor));
        visit(events, this::event, Rows.all(row -> sink.accept(sequencer.number(row))));
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        cells(events, sink);
        if (items != null) {
            cells(items, sink);
        }
    }

    private static void cells(SourceFile file, CellSink sink) throws IOException {
        List<String> names;
        try (BufferedReader lines = file.open()) {
            String header = lines.readLine();
            names = header == null
                    ? List.of()
                    : Arrays.stream(header.split("\t", -1)).map(String::strip).toList();
        }
        visit(file, fields -> Rows.cells(fields, file, names, sink), row -> true);
    }

    @Override
    public Size size() throws IOException {
        return new Size(Rows.below(items), Rows.below(events));
    }

    private Row item(Fields fields) {
        String itemId = fields.required("item_id");
        String title = fields.text("title");
        return new Row.CatalogueItem(
                Item.of(options.tenant(), itemId, title.isBlank() ? itemId : title, fields.text("text")));
    }

    private Row event(Fields fields) {
        String itemId = fields.optional("item_id");
        String text = fields.optional("text");
        if (itemId == null && text == null) {
            throw new Fields.UnfitException("item_id", "is missing, and there is no text");
        }
        return Sequencer.eventOf(new Interaction(
                options.tenant(),
                fields.required("user_id"),
                "",
                itemId,
                fields.required("event_type"),
                fields.optionalNumber("value"),
                text,
                null,
                null,
                fields.seconds("timestamp"),
                0,
                new TreeMap<>(Map.of())));
    }

    private static void visit(SourceFile file, Function<Fields, Row> toRow, Row.Visitor visitor) throws IOException {
        try (BufferedReader lines = file.open()) {
            String header = lines.readLine();
            String[] names = header == null ? new String[0] : header.split("\t", -1);
            Map<String, Integer> columns = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                columns.putIfAbsent(names[i].strip(), i);
            }
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isEmpty() && !visitor.visit(row(file.line(number), columns, names.length, line, toRow))) {
                    return;
                }
            }
        }
    }

    private static Row row(
            Row.Place place, Map<String, Integer> columns, int width, String line, Function<Fields, Row> toRow) {
        String[] fields = line.split("\t", -1);
        if (fields.length != width) {
            return new Row.Rejected(place, "row", "the number of columns is not that of the header");
        }
        return CsvFile.read(
                new Fields(place, name -> {
                    Integer column = columns.get(name);
                    return column == null ? "" : fields[column];
                }),
                toRow);
    }
}
