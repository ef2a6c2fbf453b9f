package io.lethe.evaluation.dataset.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file as rows of named cells, after all of its bytes were looked at. Every call reads it anew. */
public sealed interface FileTable permits DelimitedTable, JsonTable, ParquetTable {
    /** How many rows a sample has at most. */
    int SAMPLE = 200;

    /** The line that Excel writes, and reads, above a table: what lies between its columns. */
    Pattern SEPARATOR = Pattern.compile("sep=(.)", Pattern.CASE_INSENSITIVE);

    SourceFile file();

    /** The names of the columns, in their order; of JSON, the fields of the first rows. */
    List<String> columns();

    /** About how many rows there are. */
    long rows();

    /** The form in words, such as {@code commas}. */
    String form();

    /** Whether the columns have names of their own. */
    boolean named();

    default boolean isJson() {
        return this instanceof JsonTable;
    }

    /** The first line that holds anything, as it stands there. */
    String firstLine();

    /** What there is to say of the file as a file. */
    List<FileFinding> findings();

    /** @return whether the visitor wants more */
    boolean visit(Cells.Visitor visitor) throws IOException;

    /**
     * Looks at a file.
     *
     * @throws UnreadableFileException if it is no text that can be read
     */
    static FileTable open(SourceFile file, Form form) throws IOException {
        return ParquetTable.is(file)
                ? ParquetTable.open(file, false)
                : open(file, form, FileLook.of(file, form.encoding()), false);
    }

    /**
     * Looks at the beginning of a file only: what stands behind it may be anything.
     *
     * @throws UnreadableFileException if even that is no text that can be read
     */
    static FileTable peek(SourceFile file, Form form) throws IOException {
        return ParquetTable.is(file)
                ? ParquetTable.open(file, true)
                : open(file, form, FileLook.atHead(file, form.encoding()), true);
    }

    private static FileTable open(SourceFile file, Form form, FileLook look, boolean peek) throws IOException {
        List<String> head = head(file, look);
        Matcher separator = SEPARATOR.matcher(head.isEmpty() ? "" : head.get(0));
        if (separator.matches()) {
            FileLook table = look.withoutLine(head.get(0), end(file, look));
            Form as = form.separator() == null ? form.separatedBy(separator.group(1)) : form;
            return DelimitedTable.open(file, table, as, head.subList(1, head.size()), peek);
        }
        String first = head.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        boolean json = first.startsWith("{") || first.equals("[") || first.startsWith("[{") || first.startsWith("[ {");
        boolean lines = file.plainName().endsWith(".ndjson") || file.plainName().endsWith(".jsonl");
        return (json || lines) && form.separator() == null
                ? JsonTable.open(file, look, first.startsWith("["))
                : DelimitedTable.open(file, look, form, head, peek);
    }

    /** The first rows, none of them broken. */
    default List<List<String>> sample() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> columns = columns();
        visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                rows.add(columns.stream().map(cells::text).toList());
                return rows.size() < SAMPLE;
            }

            @Override
            public boolean broken(long line, String reason) {
                return true;
            }
        });
        return rows;
    }

    /** The text of a file whose encoding is known. */
    static BufferedReader text(SourceFile file, FileLook look) throws IOException {
        var in = file.bytes();
        in.skipNBytes(look.mark());
        return new BufferedReader(
                new InputStreamReader(
                        in,
                        look.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                SourceFile.BUFFER);
    }

    /** How the first line ends. */
    private static String end(SourceFile file, FileLook look) throws IOException {
        try (BufferedReader text = text(file, look)) {
            int letter = text.read();
            while (letter >= 0 && letter != '\n' && letter != '\r') {
                letter = text.read();
            }
            return letter < 0 ? "" : letter == '\r' && text.read() == '\n' ? "\r\n" : String.valueOf((char) letter);
        }
    }

    private static List<String> head(SourceFile file, FileLook look) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader text = text(file, look)) {
            for (String line = text.readLine(); line != null && lines.size() < SAMPLE; line = text.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
