package io.lethe.evaluation.dataset.file;

import io.lethe.evaluation.dataset.parquet.ParquetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A Parquet file as a table. A column is the name of a field; of one inside another, both names with a dot between. */
final class ParquetTable implements FileTable {
    private final SourceFile file;
    private final ParquetFile parquet;

    private ParquetTable(SourceFile file, ParquetFile parquet) {
        this.file = file;
        this.parquet = parquet;
    }

    static boolean is(SourceFile file) throws IOException {
        try (var in = file.bytes()) {
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals(ParquetFile.MARK);
        }
    }

    /**
     * Opens it.
     *
     * @param peek whether to look at its footer only, and not at all of its pages
     */
    static ParquetTable open(SourceFile file, boolean peek) throws IOException {
        if (file.entry() != null || !file.name().equals(file.plainName())) {
            throw new UnreadableFileException(
                    file.name() + " is Parquet, packed once more. Parquet packs itself: unpack it first");
        }
        try {
            ParquetTable table = new ParquetTable(file, ParquetFile.open(file.path()));
            if (!peek) {
                table.parquet.read(row -> true);
            }
            return table;
        } catch (IOException e) {
            throw new UnreadableFileException(file.name() + " " + e.getMessage());
        }
    }

    @Override
    public SourceFile file() {
        return file;
    }

    @Override
    public List<String> columns() {
        return parquet.columns();
    }

    @Override
    public long rows() {
        return parquet.rows();
    }

    @Override
    public String form() {
        return "Parquet";
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public String firstLine() {
        return String.join(", ", columns());
    }

    @Override
    public List<FileFinding> findings() {
        return parquet.nested().isEmpty()
                ? List.of()
                : List.of(FileFinding.note(
                        "unread-columns",
                        file.name(),
                        "holds lists inside lists, which are not read: " + String.join(", ", parquet.nested()),
                        "Nothing to do, unless one matters: then write it as a column of its own"));
    }

    @Override
    public boolean visit(Cells.Visitor visitor) throws IOException {
        long[] line = {0};
        return parquet.read(row -> visitor.row(new JsonTable.JsonCells(++line[0], row)));
    }
}
