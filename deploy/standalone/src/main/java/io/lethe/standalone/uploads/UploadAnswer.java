package io.lethe.standalone.uploads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.standalone.importing.RefusedRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload and its import, as REST answers it. What does not apply is left out.
 *
 * @param importId    its name in addresses
 * @param state       {@code looked-at}, {@code unrecognised}, {@code running}, {@code done}, {@code failed},
 *                    {@code cancelled} or {@code interrupted}
 * @param name        the first file
 * @param layout      what kind of data set it is
 * @param guessed     whether its mapping was guessed from names and contents
 * @param reason      why it is unrecognised or failed
 * @param findings    what was noticed about the files
 * @param mapping     how columns become events and items, as YAML to be edited
 * @param preview     the first rows as they would be sent
 * @param stage       where the import is: {@code sending}, {@code cleaning}, {@code embedding}, {@code folding},
 *                    {@code counting} or {@code visible}
 * @param rows        rows that were or will be read, about, until the last has been read
 * @param visible     records of this import that answers know
 * @param progress    from 0 to 1
 * @param perSecond   records that became visible in a second, lately
 * @param secondsLeft at this rate
 * @param rejected    rows and records that were refused
 * @param refused     why, the largest groups first
 * @param warned      parts that accepted records lost, or keep in another form, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadAnswer(
        String importId,
        String state,
        String name,
        List<String> files,
        String createdAt,
        @Nullable String layout,
        @Nullable Boolean guessed,
        @Nullable String reason,
        @Nullable List<Noticed> findings,
        @Nullable String mapping,
        @Nullable List<Columns> columns,
        @Nullable Rows preview,
        @Nullable String stage,
        @Nullable Long rows,
        @Nullable Long sent,
        @Nullable Long cleaned,
        @Nullable Long embedded,
        @Nullable Long visible,
        @Nullable Double progress,
        @Nullable Double perSecond,
        @Nullable Double secondsLeft,
        @Nullable Fate items,
        @Nullable Fate events,
        @Nullable Long rejected,
        @Nullable List<RefusedRows.Group> refused,
        @Nullable List<RefusedRows.Group> warned,
        @Nullable String startedAt,
        @Nullable String finishedAt) {

    /**
     * Something about the files that one should know.
     *
     * @param severity {@code note}, {@code warning} or {@code problem}
     */
    public record Noticed(String severity, String kind, String file, String text, String advice) {}

    /** The names of a file's columns. */
    public record Columns(String file, List<String> columns) {}

    /** The first rows, as they would be sent. */
    public record Rows(List<ObjectNode> items, List<ObjectNode> events, List<RefusedRow> rejected) {}

    /** A row that would not be sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusedRow(
            String place,
            String field,
            String reason,
            @Nullable String value) {}

    /**
     * Records of one kind.
     *
     * @param kept those that were not refused; missing until they have been cleaned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fate(long sent, @Nullable Long kept) {}
}
