package io.lethe.evaluation.dataset.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The cells of one row, by the names of their columns. A column that is not there is an empty cell. */
public interface Cells {

    /** The line at which the row begins, from 1. */
    long line();

    /** The text of a cell; a JSON value that is no text as JSON writes it. */
    String text(String column);

    /** The cell as JSON: a text where the file is no JSON. Missing if it is not there. */
    JsonNode node(String column);

    /** The whole row as JSON, to be changed at will. */
    ObjectNode json();

    /** Takes rows one by one, until it has had enough. */
    interface Visitor {
        /** @return whether to go on */
        boolean row(Cells cells);

        /**
         * A row that has no cells.
         *
         * @param reason what is wrong, as the rest of a sentence that begins with the row
         * @return whether to go on
         */
        boolean broken(long line, String reason);
    }
}
