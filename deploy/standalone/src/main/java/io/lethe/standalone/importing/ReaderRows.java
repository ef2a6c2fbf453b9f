package io.lethe.standalone.importing;

import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.row.DatasetRow;
import java.io.IOException;
import java.util.function.Consumer;

/** A data set in files, to be delivered. */
public record ReaderRows(DatasetReader reader) implements Delivery.Rows {
    @Override
    public long size() throws IOException {
        DatasetReader.Size size = reader.size();
        return size.items() + size.events();
    }

    @Override
    public void items(Consumer<? super DatasetRow> sink) throws IOException {
        reader.readItems(sink);
    }

    @Override
    public void events(Consumer<? super DatasetRow> sink) throws IOException {
        reader.readEvents(sink);
    }
}
