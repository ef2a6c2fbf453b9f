package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.row.CellSink;
import io.lethe.evaluation.dataset.row.DatasetRow;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A data set in a folder, of one of the known layouts. Every call reads the files anew, from the first row to the last.
 */
public sealed interface DatasetReader permits MappedReader, OnlineRetailReader, InstacartReader, NdjsonReader {

    /** What the layout is called, in words for people. */
    String layout();

    /** The rows of the catalogue. */
    void readItems(Consumer<? super DatasetRow> sink) throws IOException;

    /** The rows of the events, each user's in the order of the file. */
    void readEvents(Consumer<? super DatasetRow> sink) throws IOException;

    /** Every cell of every well-formed row, whether import reads it or not; for NDJSON, the fields that it knows. */
    void readCells(CellSink sink) throws IOException;

    /** About how many rows {@link #readItems} and {@link #readEvents} give: the lines of their files. */
    Size size() throws IOException;

    /** Numbers of rows. */
    record Size(long items, long events) {}
}
