package io.lethe.evaluation.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.SequenceMode;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An inspection that somebody asked for.
 *
 * @param dataset  a folder that {@link Detection} recognises
 * @param sequence what the order of the rows means
 * @param json     the file that gets the figures; none if null
 * @param report   the file that gets the page; none if null
 */
public record InspectionRequest(
        Path dataset,
        SequenceMode sequence,
        @Nullable Path json,
        @Nullable Path report) {
    /** What a kept {@link Interaction} takes at the most, with the tables half empty and the sorted copies of a check. */
    private static final int BYTES_AN_EVENT = 160;

    private static final double SHARE_OF_MEMORY = 0.6;

    /**
     * Runs it.
     *
     * @param now the time at which the rows would be imported, in milliseconds since 1970
     * @throws IOException if the data set is unknown, or a file cannot be read or written
     */
    public Inspection run(PrintStream out, GroupingRequest.Steps steps, long now) throws IOException {
        if (!(Detection.of(dataset, new ReadOptions(ReadOptions.DEFAULT.tenant(), sequence))
                instanceof Detection.Recognised recognised)) {
            throw new IOException("No data set was recognised in " + dataset);
        }
        String name = String.valueOf(dataset.toAbsolutePath().normalize().getFileName());
        Inspection inspection =
                Inspection.of(name, recognised.reader(), now, mostEvents(), steps.begin("inspecting " + name));
        InspectionText.print(inspection, out);
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.write(json, mapper.writeValueAsBytes(InspectionJson.of(inspection, mapper)));
        }
        if (report != null) {
            Files.writeString(report, InspectionPage.of(inspection));
        }
        return inspection;
    }

    private static int mostEvents() {
        double most = Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY / BYTES_AN_EVENT;
        return (int) Math.min(most, 1 << 29);
    }
}
