package io.lethe.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.DatasetFiles;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.Preview;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.MappingYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that have been looked at, all of them, before a row of them is sent.
 *
 * @param reader  reads them
 * @param mapping what their columns mean; null where the form needs none, as for events in the public JSON
 * @param guessed whether that was guessed from names and contents
 */
public record FilesSeen(DatasetReader reader, @Nullable Mapping mapping, boolean guessed, List<FileFinding> findings) {
    /** How many rows of each kind are shown. */
    public static final int ROWS_SHOWN = 5;

    private static final int LONGEST_LINE = 240;

    /**
     * Looks at files.
     *
     * @param zone the zone of times that say none, for a mapping that is guessed; null for its own
     * @param out  gets what was found where the files are no data set
     * @throws RefusalException if they are none; it says what lies there and what to do
     */
    public static FilesSeen of(DatasetFiles files, ReadOptions options, @Nullable String zone, PrintStream out) {
        try {
            Detection detection = detect(files, options, zone);
            if (detection instanceof Detection.Recognised seen) {
                return of(seen);
            }
            Detection.Unrecognised unknown = (Detection.Unrecognised) detection;
            FileFinding.print(unknown.findings(), out);
            throw new RefusalException(unknown.reason());
        } catch (IOException e) {
            throw new RefusalException(files.paths() + " cannot be read: " + e.getMessage());
        }
    }

    /** What was recognised, with a finding where no event is in it. */
    public static FilesSeen of(Detection.Recognised seen) throws IOException {
        FilesSeen files = new FilesSeen(seen.reader(), seen.mapping(), seen.guessed(), seen.findings());
        if (!files.ofEvents() || !Preview.of(seen.reader(), 1).events().isEmpty()) {
            return files;
        }
        List<FileFinding> all = new ArrayList<>(seen.findings());
        all.add(FileFinding.problem(
                "no-events",
                "events",
                "none was found: no row that was looked at becomes an event",
                "Look at the header and the first rows; without events there is nothing to recommend by"));
        return new FilesSeen(seen.reader(), seen.mapping(), seen.guessed(), all);
    }

    /** The same, where files that are no data set are an answer too. */
    public static Detection detect(DatasetFiles files, ReadOptions options, @Nullable String zone) throws IOException {
        Detection detection = Detection.of(files, options);
        if (zone != null
                && detection instanceof Detection.Recognised seen
                && seen.mapping() != null
                && !seen.mapping().zone().equals(zone)) {
            Mapping there = new Mapping(
                    seen.mapping().name(),
                    zone,
                    seen.mapping().about(),
                    seen.mapping().parts());
            Detection again = Detection.of(new DatasetFiles(files.paths(), there, files.encoding()), options);
            if (again instanceof Detection.Recognised same) {
                return new Detection.Recognised(same.reader(), there, seen.guessed(), same.findings());
            }
        }
        return detection;
    }

    /** Whether there are events in the set, or a file for them at the least. */
    public boolean ofEvents() throws IOException {
        return mapping == null
                ? reader.size().events() > 0
                : mapping.parts().stream().anyMatch(part -> part.kind() == Mapping.Kind.EVENTS);
    }

    /** What is known of the files. */
    public void printFindings(PrintStream out) {
        FileFinding.print(findings, out);
    }

    /** What the columns mean, and what the first rows become. */
    public void printMapping(PrintStream out) throws IOException {
        if (mapping != null) {
            out.println(
                    guessed ? "What the columns mean, guessed from their names and contents" : "What the columns mean");
            indent(MappingYaml.write(mapping), out);
        }
        Preview preview = Preview.of(reader, ROWS_SHOWN);
        rows("The first items as they would be sent", preview.items(), out);
        rows("The first events as they would be sent", preview.events(), out);
        preview.rejected().forEach(row -> out.println("  not sent: " + row));
    }

    private static void rows(String title, List<ObjectNode> rows, PrintStream out) {
        if (!rows.isEmpty()) {
            out.println(title);
            for (ObjectNode row : rows) {
                String line = row.toString();
                out.println("  " + (line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line));
            }
        }
    }

    private static void indent(String text, PrintStream out) {
        text.lines().forEach(line -> out.println("  " + line));
    }
}
