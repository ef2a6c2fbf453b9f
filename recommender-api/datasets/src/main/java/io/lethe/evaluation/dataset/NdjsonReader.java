package io.lethe.evaluation.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.row.CellSink;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.RowParts;
import io.lethe.evaluation.dataset.row.Sequencer;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.ItemCleaning;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Events and items in the public JSON form, one object a line or all in an array. They pass as they are; a tenant is
 * added where there is none. What they say is for ingest to judge.
 */
public final class NdjsonReader implements DatasetReader {
    private final List<FileTable> events;
    private final List<FileTable> items;
    private final ReadOptions options;

    NdjsonReader(List<FileTable> events, List<FileTable> items, ReadOptions options) {
        this.events = events;
        this.items = items;
        this.options = options;
    }

    @Override
    public String layout() {
        return "NDJSON";
    }

    @Override
    public void readItems(Consumer<? super DatasetRow> sink) throws IOException {
        visit(items, RowParts.all(sink));
    }

    @Override
    public void readEvents(Consumer<? super DatasetRow> sink) throws IOException {
        Sequencer sequencer = Sequencer.decide(options.sequence(), visitor -> visit(events, visitor));
        visit(events, RowParts.all(row -> sink.accept(sequencer.number(row))));
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        cells(events, EventCleaning.FIELDS, sink);
        cells(items, ItemCleaning.FIELDS, sink);
    }

    private void cells(List<FileTable> tables, Set<String> names, CellSink sink) throws IOException {
        visit(tables, row -> {
            if (row instanceof DatasetRow.Document document) {
                names.forEach(name -> sink.cell(
                        document.place().file() + "/" + name,
                        document.json().path(name).asText("").isBlank()
                                && document.json().path(name).isEmpty()));
            }
            return true;
        });
    }

    @Override
    public Size size() {
        return new Size(rows(items), rows(events));
    }

    private static long rows(List<FileTable> tables) {
        return tables.stream().mapToLong(FileTable::rows).sum();
    }

    private void visit(List<FileTable> tables, DatasetRow.Visitor visitor) throws IOException {
        for (FileTable table : tables) {
            String file = table.file().name();
            boolean more = table.visit(new Cells.Visitor() {
                @Override
                public boolean row(Cells cells) {
                    return visitor.visit(document(new DatasetRow.Place(file, cells.line()), cells.json()));
                }

                @Override
                public boolean broken(long line, String reason) {
                    return visitor.visit(new DatasetRow.Rejected(new DatasetRow.Place(file, line), "row", reason));
                }
            });
            if (!more) {
                return;
            }
        }
    }

    private DatasetRow document(DatasetRow.Place place, ObjectNode json) {
        if (!json.has("tenant")) {
            json.put("tenant", options.tenant());
        }
        return new DatasetRow.Document(place, json);
    }
}
