package io.lethe.evaluation.dataset.parquet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A Parquet file: what its footer says, and its rows. */
public final class ParquetFile {
    /** What every Parquet file begins and ends with. */
    public static final String MARK = "PAR1";

    private static final int TAIL = 8;

    private final Path path;
    private final List<Column> columns;
    private final List<String> nested;
    private final List<Thrift> groups;
    private final long rows;

    private ParquetFile(Path path, List<Column> columns, List<String> nested, List<Thrift> groups, long rows) {
        this.path = path;
        this.columns = columns;
        this.nested = nested;
        this.groups = groups;
        this.rows = rows;
    }

    /**
     * Reads the footer of a file.
     *
     * @throws IOException if it is damaged, encrypted, or packed in a way that is not read; the message is the rest of
     *     a sentence that begins with the file's name
     */
    public static ParquetFile open(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return footer(path, file);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private static ParquetFile footer(Path path, FileChannel file) throws IOException {
        long size = file.size();
        ByteBuffer tail = read(file, size - TAIL, TAIL);
        int length = tail.getInt();
        byte[] mark = new byte[4];
        tail.get(mark);
        String end = new String(mark, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (end.equals("PARE")) {
            throw new IOException("is encrypted Parquet, which Lethe does not read");
        }
        if (!end.equals(MARK)) {
            throw new IllegalStateException("its end is missing");
        }
        Thrift footer = Thrift.read(read(file, size - TAIL - length, length));
        List<String> nested = new ArrayList<>();
        List<Column> columns = Column.of(footer.structs(2), nested);
        List<Thrift> groups = footer.structs(4);
        for (Thrift group : groups) {
            for (Thrift chunk : group.structs(1)) {
                Thrift about = chunk.struct(3);
                int codec = about == null ? 0 : about.number(4);
                if (!Packing.isKnown(codec)) {
                    throw new IOException("is Parquet packed by " + Packing.name(codec)
                            + ", which Lethe does not read. Write it with zstd, Snappy or gzip");
                }
            }
        }
        return new ParquetFile(path, columns, nested, groups, footer.number(3, 0));
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        if (from < 0 || length < 0) {
            throw new IllegalStateException("its end is missing");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
            continue;
        }
        return buffer.flip();
    }

    private static IOException damaged(RuntimeException e) {
        return new IOException(
                "is damaged Parquet (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                        + "); fetch it again",
                e);
    }

    /** The names of the columns; of a field in another, both names with a dot between. */
    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    /** Columns of lists in lists, which are not read. */
    public List<String> nested() {
        return nested;
    }

    public long rows() {
        return rows;
    }

    /**
     * Reads row by row: blank values are left out, lists are arrays, times are ISO 8601.
     *
     * @param row says whether it wants more
     * @return whether it took all
     * @throws IOException if the file is damaged; the message goes on behind the file's name
     */
    public boolean read(Predicate<ObjectNode> row) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            for (Thrift group : groups) {
                List<Cursor> cursors = cursors(file, group);
                long count = group.number(3, 0);
                for (long i = 0; i < count; i++) {
                    if (!row.test(next(cursors))) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private List<Cursor> cursors(FileChannel file, Thrift group) throws IOException {
        try {
            List<Thrift> chunks = group.structs(1);
            List<Cursor> cursors = new ArrayList<>();
            for (Column column : columns) {
                Thrift chunk = chunks.get(column.place()).struct(3);
                if (chunk == null) {
                    throw new IllegalStateException("the column " + column.name() + " is missing");
                }
                cursors.add(new Cursor(file, column, chunk));
            }
            return cursors;
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private ObjectNode next(List<Cursor> cursors) throws IOException {
        try {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < cursors.size(); i++) {
                var value = cursors.get(i).next();
                if (!value.isNull()) {
                    json.set(columns.get(i).name(), value);
                }
            }
            return json;
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }
}
