package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user of a data set with the most rows of events; of several, the one whose id comes first. Rows that are in the
 * public JSON form do not count, since they have not been cleaned.
 *
 * @param userId who
 * @param rows   the user's rows, in the order of the file; equal ones have equal event ids
 */
public record HeaviestUser(String userId, List<Interaction> rows) {

    public HeaviestUser {
        rows = List.copyOf(rows);
    }

    /** Reads the events twice; empty if there are none. */
    public static Optional<HeaviestUser> of(DatasetReader reader) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        reader.readEvents(row -> {
            if (row instanceof DatasetRow.Event event) {
                counts.merge(event.interaction().userId(), 1, Integer::sum);
            }
        });
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        String heaviest = Collections.max(
                        counts.entrySet(),
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .getKey();
        List<Interaction> rows = new ArrayList<>();
        reader.readEvents(row -> {
            if (row instanceof DatasetRow.Event event
                    && event.interaction().userId().equals(heaviest)) {
                rows.add(event.interaction());
            }
        });
        return Optional.of(new HeaviestUser(heaviest, rows));
    }
}
