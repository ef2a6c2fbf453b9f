package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.row.BoundPart;
import io.lethe.evaluation.dataset.row.CellSink;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.EventRow;
import io.lethe.evaluation.dataset.row.ItemRow;
import io.lethe.evaluation.dataset.row.RowFields;
import io.lethe.evaluation.dataset.row.RowParts;
import io.lethe.evaluation.dataset.row.Sequencer;
import io.lethe.event.Item;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Any data set whose columns a {@link Mapping} gives a meaning to. */
public final class MappedReader implements DatasetReader {
    private final Mapping mapping;
    private final List<BoundPart> parts;
    private final ReadOptions options;

    MappedReader(Mapping mapping, List<BoundPart> parts, ReadOptions options) {
        this.mapping = mapping;
        this.parts = parts;
        this.options = options;
    }

    @Override
    public String layout() {
        return mapping.name();
    }

    @Override
    public void readItems(Consumer<? super DatasetRow> sink) throws IOException {
        Map<String, Item> whole = new LinkedHashMap<>();
        for (BoundPart part : parts) {
            if (part.reads(Kind.ITEMS)) {
                Function<RowFields, DatasetRow> toRow = new ItemRow(part, options.tenant());
                part.visit(toRow, row -> {
                    if (part.part().merge() && row instanceof DatasetRow.CatalogueItem product) {
                        whole.merge(product.item().itemId(), product.item(), ItemRow::merged);
                    } else if (!part.part().merge()
                            || row instanceof DatasetRow.Rejected rejected && isOfItems(part, rejected)) {
                        sink.accept(row);
                    }
                    return true;
                });
            }
        }
        whole.values().forEach(item -> sink.accept(new DatasetRow.CatalogueItem(item)));
    }

    /** Whether a rejected row is not told with the events of its file anyway. */
    private boolean isOfItems(BoundPart part, DatasetRow.Rejected rejected) {
        return parts.stream()
                .noneMatch(other -> other.reads(Kind.EVENTS)
                        && other.file().equals(rejected.place().file()));
    }

    @Override
    public void readEvents(Consumer<? super DatasetRow> sink) throws IOException {
        Sequencer sequencer = Sequencer.decide(options.sequence(), this::visitEvents);
        visitEvents(RowParts.all(row -> sink.accept(sequencer.number(row))));
    }

    private void visitEvents(DatasetRow.Visitor visitor) throws IOException {
        for (BoundPart part : parts) {
            if (part.reads(Kind.EVENTS) && !part.visit(new EventRow(part, options.tenant()), visitor)) {
                return;
            }
        }
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        for (FileTable table : tables(parts)) {
            cells(table, sink);
        }
    }

    static void cells(FileTable table, CellSink sink) throws IOException {
        String file = table.file().name();
        table.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                for (String column : table.columns()) {
                    sink.cell(file + "/" + column, cells.text(column).isBlank());
                }
                return true;
            }

            @Override
            public boolean broken(long line, String reason) {
                return true;
            }
        });
    }

    @Override
    public Size size() {
        return new Size(rows(Kind.ITEMS), rows(Kind.EVENTS));
    }

    private long rows(Kind kind) {
        return tables(parts.stream().filter(part -> part.reads(kind)).toList()).stream()
                .mapToLong(FileTable::rows)
                .sum();
    }

    private static Collection<FileTable> tables(List<BoundPart> parts) {
        return parts.stream()
                .map(BoundPart::table)
                .collect(Collectors.toMap(FileTable::file, table -> table, (one, same) -> one, LinkedHashMap::new))
                .values();
    }
}
