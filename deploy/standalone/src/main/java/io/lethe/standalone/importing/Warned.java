package io.lethe.standalone.importing;

import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.RowCleaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ingest leaves out of an import's records, or keeps in another form. It says so to who sends by REST and counts it
 * for everybody; here the same cleaning is asked of the import's own rows. Safe for several threads.
 */
final class Warned {
    private final RowCleaning cleaning;
    private final RefusedRows groups = new RefusedRows();

    /** @param now when the rows are sent, in milliseconds since 1970 */
    Warned(long now) {
        this.cleaning = new RowCleaning(now);
    }

    /** Looks at a row that is sent. An event without context has no part that could be left out. */
    void look(DatasetRow row, String what) {
        if (row instanceof DatasetRow.Rejected
                || row instanceof DatasetRow.Event event
                        && event.interaction().context().isEmpty()) {
            return;
        }
        List<RowCleaning.LeftOut> parts =
                what.equals("item") ? cleaning.leftOutOfItem(row) : cleaning.leftOutOfEvent(row);
        for (RowCleaning.LeftOut part : parts) {
            groups.add(what, part.field(), part.reason(), part.value(), place(row));
        }
    }

    List<RefusedRows.Group> groups() {
        return groups.groups();
    }

    private static @Nullable String place(DatasetRow row) {
        return row instanceof DatasetRow.Document document ? document.place().toString() : null;
    }
}
