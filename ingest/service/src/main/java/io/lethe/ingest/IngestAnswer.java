package io.lethe.ingest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the records of a request. */
@Schema(description = "What became of the records of a request.")
public record IngestAnswer(
        @Schema(description = "How many records were accepted and are now in the log.", examples = "2")
        long accepted,

        @Schema(description = "What was refused and why; at most the first 1,000.")
        List<Refusal> rejected,

        @Schema(description = "How many were refused in all.", examples = "1")
        long rejectedCount,

        @Schema(
                description = "Where the log stood then. Give it back as 'after' to wait until this has taken effect.",
                examples = "AQECKgA")
        String position) {

    /** How many refusals are listed. */
    static final int MOST_LISTED = 1_000;

    /** One refused record. */
    @Schema(name = "IngestRefusal", description = "One refused record.")
    public record Refusal(
            @Schema(description = "Its place in the request, from 0.", examples = "1")
            long index,

            @Schema(description = "The path of the field at fault; $ for the record as a whole.", examples = "type")
            String field,

            @Schema(description = "What is wrong.", examples = "is 'vieww', which is no known type")
            String reason) {}

    public IngestAnswer {
        rejected = List.copyOf(rejected);
    }
}
