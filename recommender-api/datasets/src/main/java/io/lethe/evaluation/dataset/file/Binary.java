package io.lethe.evaluation.dataset.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Files that are no text, known by how they begin, and what to do with each. */
final class Binary {
    private static final Map<String, String> KINDS = Map.of(
            "PK\u0003\u0004",
            "is a zip archive or an Excel workbook. Give an archive the ending .zip; save a workbook as “CSV UTF-8”",
            "SQLi",
            "is a SQLite database. Export it: sqlite3 -header -csv FILE 'select * from ratings' > ratings.csv",
            "ORC",
            "is ORC. Convert it to CSV",
            "Obj\u0001",
            "is Avro. Convert it to NDJSON: avro-tools tojson FILE > rows.ndjson",
            "%PDF",
            "is a PDF",
            "BZh",
            "is packed by bzip2. Unpack it: bunzip2 FILE",
            "7z\u00BC\u00AF",
            "is packed by 7-Zip. Unpack it, or pack it by gzip",
            "\u00FD7zX",
            "is packed by xz. Unpack it: unxz FILE",
            "\u0080\u0004\u0095",
            "is a Python pickle. Write it out: pandas.read_pickle('FILE').to_csv('rows.csv', index=False)");

    private Binary() {}

    static boolean is(byte[] head) {
        return KINDS.keySet().stream().anyMatch(beginning(head)::startsWith);
    }

    static void refuse(SourceFile file, byte[] head) throws UnreadableFileException {
        String beginning = beginning(head);
        for (var kind : KINDS.entrySet()) {
            if (beginning.startsWith(kind.getKey())) {
                throw new UnreadableFileException(
                        file.name() + " " + kind.getValue().replace("FILE", file.name()));
            }
        }
        if (file.name().toLowerCase(Locale.ROOT).endsWith(".rar")) {
            throw new UnreadableFileException(file.name() + " is a RAR archive. Unpack it");
        }
    }

    private static String beginning(byte[] head) {
        return new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
    }
}
