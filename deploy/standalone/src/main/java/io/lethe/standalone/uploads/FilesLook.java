package io.lethe.standalone.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.command.FilesSeen;
import io.lethe.evaluation.dataset.DatasetFiles;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.Preview;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.file.Form;
import io.lethe.evaluation.dataset.file.SourceFile;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.MappingReading;
import io.lethe.evaluation.dataset.mapping.MappingText;
import io.lethe.evaluation.dataset.mapping.MappingYaml;
import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.http.RefusedCallException;
import io.lethe.standalone.importing.ReaderRows;
import io.lethe.standalone.uploads.UploadAnswer.Columns;
import io.lethe.standalone.uploads.UploadAnswer.Noticed;
import io.lethe.standalone.uploads.UploadAnswer.RefusedRow;
import io.lethe.standalone.uploads.UploadAnswer.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at files as {@code lethe import} does. */
final class FilesLook {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws RefusedCallException if the mapping is none */
    Look at(Path folder, String tenant, @Nullable String mapping) throws IOException {
        DatasetFiles files = new DatasetFiles(List.of(folder), mapping == null ? null : read(mapping), null);
        Detection detection = Detection.of(files, new ReadOptions(tenant, SequenceMode.AUTO));
        if (detection instanceof Detection.Recognised recognised) {
            FilesSeen seen = FilesSeen.of(recognised);
            DatasetReader reader = seen.reader();
            return new Look(
                    new ReaderRows(reader),
                    seen.ofEvents(),
                    reader.layout(),
                    seen.guessed(),
                    null,
                    seen.findings(),
                    noticed(seen.findings(), folder),
                    written(seen.mapping()),
                    columns(folder),
                    preview(reader));
        }
        Detection.Unrecognised unknown = (Detection.Unrecognised) detection;
        return new Look(
                null,
                false,
                null,
                false,
                named(unknown.reason(), folder),
                unknown.findings(),
                noticed(unknown.findings(), folder),
                written(unknown.guess()),
                columns(folder),
                null);
    }

    /** A mapping as YAML or JSON, or in one line as {@code {"map": "user=…"}}. */
    private static Mapping read(String text) {
        String line = line(text);
        MappingReading reading = line == null ? MappingYaml.read(text, "mapping") : MappingText.read(line, "UTC");
        if (reading instanceof MappingReading.Refused refused) {
            throw UploadRefusals.bad("mapping", String.join("; ", refused.errors()));
        }
        return ((MappingReading.Read) reading).mapping();
    }

    private static @Nullable String line(String text) {
        if (!text.strip().startsWith("{")) {
            return null;
        }
        try {
            JsonNode map = JSON.readTree(text).get("map");
            return map != null && map.isTextual() ? map.asText() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static List<Noticed> noticed(List<FileFinding> findings, Path folder) {
        return FileFinding.sorted(findings).stream()
                .map(finding -> noticed(finding, folder))
                .toList();
    }

    private static Noticed noticed(FileFinding finding, Path folder) {
        return new Noticed(
                finding.severity().code(),
                finding.kind(),
                named(finding.file(), folder),
                named(finding.text(), folder),
                named(finding.advice(), folder));
    }

    /** What was said of a folder of this server, said of what was sent. */
    private static String named(String text, Path folder) {
        return text.replace(folder + "/", "").replace(folder.toString(), "what was sent");
    }

    private static @Nullable String written(@Nullable Mapping mapping) {
        return mapping == null ? null : MappingYaml.write(mapping);
    }

    private static List<Columns> columns(Path folder) throws IOException {
        List<Columns> columns = new ArrayList<>();
        for (SourceFile file : SourceFile.at(folder)) {
            try {
                columns.add(new Columns(
                        file.name(), FileTable.peek(file, Form.UNKNOWN).columns()));
            } catch (IOException e) {
                columns.add(new Columns(file.name(), List.of()));
            }
        }
        return columns;
    }

    private static Rows preview(DatasetReader reader) throws IOException {
        Preview preview = Preview.of(reader, FilesSeen.ROWS_SHOWN);
        return new Rows(
                preview.items(),
                preview.events(),
                preview.rejected().stream()
                        .map(row -> new RefusedRow(row.place().toString(), row.field(), row.reason(), row.value()))
                        .toList());
    }
}
