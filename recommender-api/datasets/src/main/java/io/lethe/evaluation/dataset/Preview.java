package io.lethe.evaluation.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.event.EventIds;
import io.lethe.event.PublicJson;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the first rows of a data set become, before anything is sent.
 *
 * @param items    items in the public JSON form
 * @param events   events in it
 * @param rejected rows among the first that become neither
 */
public record Preview(List<ObjectNode> items, List<ObjectNode> events, List<DatasetRow.Rejected> rejected) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LOOKED_AT = 1_000;

    public Preview {
        items = List.copyOf(items);
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }

    /** Ends a reading that has seen enough. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1;

        EnoughException() {
            super(null, null, false, false);
        }
    }

    private interface Reading {
        void read(Consumer<? super DatasetRow> sink) throws IOException;
    }

    /** The first rows of each kind. */
    public static Preview of(DatasetReader reader, int rows) throws IOException {
        List<DatasetRow.Rejected> rejected = new ArrayList<>();
        List<ObjectNode> items = first(reader::readItems, rows, rejected);
        List<ObjectNode> events = first(reader::readEvents, rows, rejected);
        return new Preview(items, events, rejected);
    }

    /** Prints it, one object a line. */
    public void print(PrintStream out) {
        print("items", items, out);
        print("events", events, out);
        rejected.forEach(row -> out.println("  refused: " + row));
    }

    private static void print(String what, List<ObjectNode> rows, PrintStream out) {
        if (!rows.isEmpty()) {
            out.println("The first " + what + " as they would be sent");
            rows.forEach(row -> out.println("  " + row));
        }
    }

    private static List<ObjectNode> first(Reading reading, int rows, List<DatasetRow.Rejected> rejected)
            throws IOException {
        List<ObjectNode> first = new ArrayList<>();
        int[] seen = {0};
        int most = rejected.size() + rows;
        try {
            reading.read(row -> {
                if (row instanceof DatasetRow.Rejected no) {
                    if (rejected.size() < most) {
                        rejected.add(no);
                    }
                } else {
                    first.add(json(row));
                }
                if (first.size() >= rows || ++seen[0] >= MOST_LOOKED_AT) {
                    throw new EnoughException();
                }
            });
        } catch (EnoughException e) {
            return first;
        }
        return first;
    }

    private static ObjectNode json(DatasetRow row) {
        try {
            if (row instanceof DatasetRow.Event event) {
                ObjectNode json = object(PublicJson.of(event.interaction()));
                if (EventIds.isDerived(event.interaction().eventId())) {
                    json.remove("eventId");
                }
                return json;
            }
            return row instanceof DatasetRow.CatalogueItem product
                    ? object(PublicJson.of(product.item()))
                    : ((DatasetRow.Document) row).json();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ObjectNode object(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(bytes);
        return (ObjectNode) json;
    }
}
