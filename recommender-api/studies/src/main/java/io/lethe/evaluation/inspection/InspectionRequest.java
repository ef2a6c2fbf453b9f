package io.lethe.evaluation.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inspection that somebody asked for.
 *
 * @param name   what the data set is called
 * @param reader reads it
 * @param files  what was found out about the files, the worst first
 * @param json   the file that gets the figures; none if null
 * @param report the file that gets the page; none if null
 */
public record InspectionRequest(
        String name,
        DatasetReader reader,
        List<FileFinding> files,
        @Nullable Path json,
        @Nullable Path report) {
    /**
     * What a kept {@link Interaction} takes at the most, with the tables half empty and the sorted copies of a check.
     */
    private static final int BYTES_AN_EVENT = 160;

    private static final double SHARE_OF_MEMORY = 0.6;

    /**
     * Runs it.
     *
     * @param now the time at which the rows would be imported, in milliseconds since 1970
     * @throws IOException if a file cannot be read or written
     */
    public Inspection run(PrintStream out, GroupingRequest.Steps steps, long now) throws IOException {
        Inspection inspection = Inspection.of(name, reader, now, mostEvents(), steps.begin("inspecting " + name));
        InspectionText.print(inspection, out);
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.write(json, mapper.writeValueAsBytes(InspectionJson.of(inspection, files, mapper)));
        }
        if (report != null) {
            Files.writeString(report, InspectionPage.of(inspection, files));
        }
        return inspection;
    }

    private static int mostEvents() {
        double most = Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY / BYTES_AN_EVENT;
        return (int) Math.min(most, 1 << 29);
    }
}
