package io.lethe.evaluation.dataset.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of the form of a file; null is for finding out.
 *
 * @param separator what lies between the fields of a line
 * @param encoding  the name of the encoding
 * @param header    whether the first line names the columns
 * @param columns   the names of the columns where no line does; else empty
 * @param escaped   whether a quote inside a quoted field is written {@code \"}
 */
public record Form(
        @Nullable String separator,
        @Nullable String encoding,
        @Nullable Boolean header,
        List<String> columns,
        boolean escaped) {
    /** Nothing said. */
    public static final Form UNKNOWN = new Form(null, null, null, List.of(), false);

    public Form {
        columns = List.copyOf(columns);
    }

    /** The same with this between the fields of a line. */
    Form separatedBy(String other) {
        return new Form(other, encoding, header, columns, escaped);
    }

    /** The same with another encoding, if one is given. */
    public Form in(@Nullable String name) {
        return name == null ? this : new Form(separator, name, header, columns, escaped);
    }
}
