package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import org.jspecify.annotations.Nullable;

/** What a row of a data set says. */
public sealed interface DatasetRow {

    /** Something that a user did. Its id is derived from what it says, as ingest would derive it. */
    record Event(Interaction interaction) implements DatasetRow {}

    /** Something that can be recommended. */
    record CatalogueItem(Item item) implements DatasetRow {}

    /** An event or an item that is in the public JSON form already, as its author wrote it. */
    record Document(Place place, ObjectNode json) implements DatasetRow {}

    /**
     * A row that says neither.
     *
     * @param field  the column at fault, {@code row} if it is the whole row
     * @param reason what is wrong with it, the same words for the same fault
     * @param value  what stands there, if that tells more
     */
    record Rejected(
            Place place,
            String field,
            String reason,
            @Nullable String value) implements DatasetRow {
        public Rejected(Place place, String field, String reason) {
            this(place, field, reason, null);
        }

        @Override
        public String toString() {
            return place + ": " + field + " " + reason + (value == null ? "" : ": “" + value + "”");
        }
    }

    /** A line of a file, counted from 1. */
    record Place(String file, long line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Takes rows one by one, until it has had enough. */
    @FunctionalInterface
    interface Visitor {
        /** @return whether to go on */
        boolean visit(DatasetRow row);
    }
}
