package io.lethe.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
                description =
                        "What was left out of accepted records, or kept in another form; at most the first 1,000.")
        List<IngestWarning> warnings,

        @Schema(description = "How many parts those are in all.", examples = "0")
        long warningCount,

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

            @Schema(
                    description =
                            "How the value at fault begins, as text; lists and objects as JSON. Not there for a value that is missing.",
                    examples = "vieww")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String value,

            @Schema(description = "What is wrong.", examples = "is 'vieww', which is no known type")
            String reason) {}

    /** A part of an accepted record that was left out or kept in another form. */
    @Schema(
            name = "IngestWarning",
            description = "A part of an accepted record that was left out or kept in another form.")
    public record IngestWarning(
            @Schema(description = "The record's place in the request, from 0.", examples = "0")
            long index,

            @Schema(description = "The path of the part.", examples = "categories[0]")
            String field,

            @Schema(description = "How the value begins, as text.", examples = "[38,39]")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String value,

            @Schema(description = "What was wrong and what became of it.", examples = "is blank and is left out")
            String reason) {}

    public IngestAnswer {
        rejected = List.copyOf(rejected);
        warnings = List.copyOf(warnings);
    }
}
