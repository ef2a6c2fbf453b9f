package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.mapping.FieldNames;
import io.lethe.evaluation.dataset.mapping.FieldSource;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.row.BoundPart;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.MappedFields;
import io.lethe.event.InteractionType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From where to where the ratings of a file go, where that is not half a star to five. */
final class RatingScales {
    private static final int MOST_LOOKED_AT = 20_000;
    private static final double MOST_STARS = 5;

    private RatingScales() {}

    static List<FileFinding> of(List<BoundPart> parts) throws IOException {
        List<FileFinding> findings = new ArrayList<>();
        for (BoundPart part : parts) {
            FieldSource type = part.part().origin(FieldNames.TYPE);
            FieldSource value = part.part().origin(FieldNames.VALUE);
            if (part.reads(Kind.EVENTS) && type != null && value != null && value.scale() == null) {
                look(part, findings);
            }
        }
        return findings;
    }

    private static void look(BoundPart part, List<FileFinding> findings) throws IOException {
        MappedFields mapped = new MappedFields(part);
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        long[] counts = new long[2];
        part.visit(
                fields -> {
                    counts[0]++;
                    String type = mapped.optional(fields, FieldNames.TYPE);
                    if (InteractionType.RATING.code().equals(type)
                            || InteractionType.REVIEW.code().equals(type)) {
                        Double value = mapped.number(fields, FieldNames.VALUE);
                        if (value != null) {
                            counts[1]++;
                            ends[0] = Math.min(ends[0], value);
                            ends[1] = Math.max(ends[1], value);
                        }
                    }
                    return new DatasetRow.Rejected(fields.place(), "row", "is not looked at", null);
                },
                row -> counts[0] < MOST_LOOKED_AT);
        boolean few = counts[1] < 3;
        if (counts[1] == 0
                || few && ends[1] <= MOST_STARS && ends[0] > 0
                || ends[0] > 0 && ends[1] <= MOST_STARS && ends[1] > 1) {
            return;
        }
        String scale = ends[1] <= 1
                ? "0..1"
                : ends[1] <= MOST_STARS ? "0..5" : ends[1] <= 10 ? (ends[0] < 1 ? "0..10" : "1..10") : "0..100";
        if (ends[0] > 0 && ends[1] <= 1) {
            return;
        }
        findings.add(FileFinding.warning(
                "scale",
                part.file(),
                String.format(
                        Locale.ROOT,
                        "holds ratings from %s to %s in %s, which are no stars from 0.5 to 5",
                        number(ends[0]),
                        number(ends[1]),
                        mapped.name(FieldNames.VALUE)),
                "Make stars of them with value=" + mapped.name(FieldNames.VALUE) + ":" + scale
                        + ", or set rating.lowest and rating.highest in the settings to that scale"));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
