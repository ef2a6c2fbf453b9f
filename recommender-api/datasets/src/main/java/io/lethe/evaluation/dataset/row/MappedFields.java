package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.evaluation.dataset.mapping.FieldSource;
import io.lethe.evaluation.dataset.mapping.TimeFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fields of a row as a part of a mapping names them. */
public final class MappedFields {
    private final BoundPart part;

    public MappedFields(BoundPart part) {
        this.part = part;
    }

    /** What the file calls a field; the field's own name where no column is it. */
    public String name(String field) {
        FieldSource origin = part.part().origin(field);
        return origin == null || origin.columns().isEmpty()
                ? field
                : origin.columns().get(0);
    }

    /** What the row says of a field, or null where that is blank. */
    @Nullable
    public String optional(RowFields fields, String field) {
        FieldSource origin = part.part().origin(field);
        if (origin == null) {
            return null;
        }
        String constant = origin.constant();
        if (constant != null) {
            return constant;
        }
        for (String column : origin.columns()) {
            JsonNode node = fields.cells().node(column);
            String said = origin.said(
                    node.isArray() ? String.join("\n", TextLists.members(node, null)) : fields.text(column));
            if (!said.isBlank()) {
                return said;
            }
        }
        return null;
    }

    String required(RowFields fields, String field) {
        String text = optional(fields, field);
        if (text == null) {
            throw new RowFields.UnfitException(name(field), "is missing");
        }
        return text;
    }

    /** An id. Blanks around it are how a table is set; only JSON says that they belong to it. */
    @Nullable
    String id(RowFields fields, String field) {
        String id = optional(fields, field);
        return id == null || part.table().isJson() ? id : id.strip();
    }

    String requiredId(RowFields fields, String field) {
        String id = required(fields, field);
        return part.table().isJson() ? id : id.strip();
    }

    @Nullable
    public Double number(RowFields fields, String field) {
        String text = optional(fields, field);
        return text == null ? null : Double.valueOf(RowFields.number(name(field), text));
    }

    /** A time in milliseconds since 1970. */
    long time(RowFields fields, String field) {
        String text = required(fields, field);
        TimeFormat format = part.times().get(field);
        OptionalLong millis = format == null ? OptionalLong.empty() : format.millis(text);
        if (millis.isEmpty()) {
            throw new RowFields.UnfitException(
                    name(field),
                    format instanceof TimeFormat.Epoch
                            ? "is not a number"
                            : "is not a time of the form that the file has",
                    text);
        }
        FieldSource origin = part.part().origin(field);
        if (format instanceof TimeFormat.Epoch epoch && origin != null && origin.format() == null) {
            epoch.otherUnit(text).ifPresent(unit -> {
                throw new RowFields.UnfitException(
                        name(field), "counts " + unit + ", and the column as a whole does not", text);
            });
        }
        String plus = origin == null ? null : origin.plus();
        String more = plus == null ? null : fields.optional(plus);
        return millis.getAsLong() + (plus == null || more == null ? 0 : Math.round(RowFields.number(plus, more)));
    }
}
