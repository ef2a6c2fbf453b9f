package io.lethe.standalone.importing;

import io.lethe.evaluation.dataset.Row;
import io.lethe.evaluation.dataset.RowCleaning;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ingest leaves out of an import's records, or keeps in another form. It says so to who sends by REST and counts it
 * for everybody; here the same cleaning is asked of the import's own rows. Safe for several threads.
 */
final class Warned {
    private final RowCleaning cleaning;
    private final Refusals groups = new Refusals();

    /** @param now when the rows are sent, in milliseconds since 1970 */
    Warned(long now) {
        this.cleaning = new RowCleaning(now);
    }

    /** Looks at a row that is sent. An event without context has no part that could be left out. */
    void look(Row row, String what) {
        if (row instanceof Row.Rejected
                || row instanceof Row.Event event
                        && event.interaction().context().isEmpty()) {
            return;
        }
        CleaningOutcome<?> outcome = what.equals("item") ? cleaning.item(row) : cleaning.event(row);
        if (outcome instanceof Accepted<?> accepted) {
            for (Warning warning : accepted.warnings()) {
                groups.add(what, warning.label(), warning.reason(), warning.value(), place(row));
            }
        }
    }

    List<Refusals.Group> groups() {
        return groups.groups();
    }

    private static @Nullable String place(Row row) {
        return row instanceof Row.Document document ? document.place().toString() : null;
    }
}
