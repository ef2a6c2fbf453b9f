package io.lethe.evaluation.dataset.row;

/** Takes what the cells of a data set's files hold, cell by cell. */
@FunctionalInterface
public interface CellSink {

    /**
     * One cell.
     *
     * @param column the file and the name of the column or the field, as in {@code ratings.csv/userId}
     * @param blank  whether there is nothing in it
     */
    void cell(String column, boolean blank);
}
