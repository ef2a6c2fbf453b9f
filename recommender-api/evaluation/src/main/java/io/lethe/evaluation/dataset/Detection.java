package io.lethe.evaluation.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What kind of data set lies in a folder. */
public sealed interface Detection {

    /** One that can be read. */
    record Recognised(DatasetReader reader) implements Detection {}

    /** None: {@code reason} says in one line what is wrong and what was looked for. */
    record Unrecognised(String reason) implements Detection {}

    String LOOKED_FOR =
            "movies.csv with ratings.csv (MovieLens), events.tsv with items.tsv (generic), events.ndjson or "
                    + "items.ndjson, or a CSV file with the columns " + String.join(", ", OnlineRetailReader.COLUMNS)
                    + " (UCI Online Retail); each may be gzipped (.gz)";

    /** Looks at the names of the files and, for CSV, at their header lines. */
    static Detection of(Path folder, ReadOptions options) throws IOException {
        if (!Files.exists(folder)) {
            return new Unrecognised("There is no folder " + folder);
        }
        if (!Files.isDirectory(folder)) {
            return new Unrecognised(folder + " is a file; the folder of the data set is needed");
        }
        var movies = SourceFile.find(folder, "movies.csv");
        var ratings = SourceFile.find(folder, "ratings.csv");
        if (movies.isPresent() && ratings.isPresent()) {
            return new Recognised(new MovieLensReader(
                    movies.get(),
                    ratings.get(),
                    SourceFile.find(folder, "tags.csv").orElse(null),
                    options));
        }
        var events = SourceFile.find(folder, "events.tsv");
        if (events.isPresent()) {
            return new Recognised(new TsvReader(
                    events.get(), SourceFile.find(folder, "items.tsv").orElse(null), options));
        }
        var eventLines = SourceFile.find(folder, "events.ndjson");
        var itemLines = SourceFile.find(folder, "items.ndjson");
        if (eventLines.isPresent() || itemLines.isPresent()) {
            return new Recognised(new NdjsonReader(eventLines.orElse(null), itemLines.orElse(null), options));
        }
        for (SourceFile csv : SourceFile.ofKind(folder, ".csv")) {
            if (CsvFile.header(csv).containsAll(OnlineRetailReader.COLUMNS)) {
                return new Recognised(new OnlineRetailReader(csv, options));
            }
        }
        return new Unrecognised("No data set was recognised in " + folder + ". Looked for: " + LOOKED_FOR);
    }
}
