package io.lethe.standalone.uploads;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.Row;
import io.lethe.evaluation.dataset.SequenceMode;
import io.lethe.event.PublicJson;
import io.lethe.standalone.importing.ReaderRows;
import io.lethe.standalone.uploads.UploadAnswer.RefusedRow;
import io.lethe.standalone.uploads.UploadAnswer.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at files as {@code lethe import} does. */
final class FilesLook {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 5;

    Look at(Path folder, String tenant, @Nullable String mapping) throws IOException {
        Detection detection = Detection.of(folder, new ReadOptions(tenant, SequenceMode.AUTO));
        if (detection instanceof Detection.Recognised recognised) {
            DatasetReader reader = recognised.reader();
            ReaderRows rows = new ReaderRows(reader);
            return new Look(
                    rows,
                    rows.ofEvents(),
                    reader.layout(),
                    false,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    preview(reader));
        }
        return new Look(
                null,
                false,
                null,
                false,
                ((Detection.Unrecognised) detection).reason(),
                List.of(),
                null,
                List.of(),
                null);
    }

    private static Rows preview(DatasetReader reader) throws IOException {
        List<ObjectNode> items = new ArrayList<>();
        List<ObjectNode> events = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>();
        reader.readItems(first(items, refused));
        reader.readEvents(first(events, refused));
        return new Rows(items, events, refused);
    }

    private static Consumer<Row> first(List<ObjectNode> rows, List<RefusedRow> refused) {
        return row -> {
            if (row instanceof Row.Rejected rejected && refused.size() < SHOWN) {
                refused.add(new RefusedRow(rejected.place().toString(), rejected.field(), rejected.reason(), null));
            } else if (rows.size() < SHOWN && row instanceof Row.Document document) {
                rows.add(document.json());
            } else if (rows.size() < SHOWN && row instanceof Row.Event event) {
                rows.add(read(PublicJson.of(event.interaction())));
            } else if (rows.size() < SHOWN && row instanceof Row.CatalogueItem item) {
                rows.add(read(PublicJson.of(item.item())));
            }
        };
    }

    private static ObjectNode read(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
