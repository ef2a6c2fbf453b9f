package io.lethe.evaluation.dataset.row;

import io.lethe.evaluation.dataset.mapping.FieldNames;
import io.lethe.evaluation.dataset.mapping.FieldSource;
import io.lethe.event.Interaction;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event of a row's fields, by the mapping of its part. */
public final class EventRow implements Function<RowFields, DatasetRow> {
    private final MappedFields mapped;
    private final BoundPart part;
    private final String tenant;

    public EventRow(BoundPart part, String tenant) {
        this.mapped = new MappedFields(part);
        this.part = part;
        this.tenant = tenant;
    }

    @Override
    public DatasetRow apply(RowFields fields) {
        String itemId = mapped.id(fields, FieldNames.ITEM);
        String text = mapped.optional(fields, FieldNames.TEXT);
        if (itemId == null && text == null) {
            throw new RowFields.UnfitException(
                    mapped.name(FieldNames.ITEM),
                    part.part().origin(FieldNames.TEXT) == null ? "is missing" : "is missing, and there is no text");
        }
        Double dwell = mapped.number(fields, "dwellMs");
        Double sequence = mapped.number(fields, "sequence");
        if (sequence != null && sequence != Math.rint(sequence)) {
            throw new RowFields.UnfitException(mapped.name("sequence"), "is no whole number", String.valueOf(sequence));
        }
        Double progress = mapped.number(fields, "progress");
        Interaction plain = new Interaction(
                tenant,
                mapped.requiredId(fields, FieldNames.USER),
                "",
                itemId,
                mapped.required(fields, FieldNames.TYPE).strip(),
                value(fields),
                text,
                progress,
                dwell == null ? null : Long.valueOf(Math.round(dwell)),
                mapped.time(fields, FieldNames.TIME),
                sequence == null ? 0 : sequence.longValue(),
                context(fields));
        String eventId = mapped.optional(fields, "eventId");
        return eventId == null ? Sequencer.eventOf(plain) : new DatasetRow.Event(plain.withEventId(eventId));
    }

    private @Nullable Double value(RowFields fields) {
        Double value = mapped.number(fields, FieldNames.VALUE);
        FieldSource origin = part.part().origin(FieldNames.VALUE);
        FieldSource.Scale scale = origin == null ? null : origin.scale();
        if (value == null || scale == null) {
            return value;
        }
        if (value < scale.low() || value > scale.high()) {
            throw new RowFields.UnfitException(
                    mapped.name(FieldNames.VALUE),
                    "is not from " + scale.low() + " to " + scale.high(),
                    String.valueOf(value));
        }
        return scale.stars(value);
    }

    private SortedMap<String, String> context(RowFields fields) {
        SortedMap<String, String> context = new TreeMap<>();
        for (Map.Entry<String, FieldSource> field : part.part().fields().entrySet()) {
            if (field.getKey().startsWith(FieldNames.CONTEXT)) {
                put(
                        context,
                        field.getKey().substring(FieldNames.CONTEXT.length()),
                        mapped.optional(fields, field.getKey()));
            }
        }
        part.further().forEach(column -> put(context, column, fields.optional(column)));
        return context;
    }

    private static void put(SortedMap<String, String> context, String name, @Nullable String value) {
        if (value != null) {
            context.put(name, value.strip());
        }
    }
}
