package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.mapping.Mapping;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read.
 *
 * @param paths    files, zip archives and folders; at least one
 * @param mapping  what the columns mean; null to recognise the layout or to guess
 * @param encoding the name of the files' encoding; null to find out
 */
public record DatasetFiles(
        List<Path> paths,
        @Nullable Mapping mapping,
        @Nullable String encoding) {

    public DatasetFiles {
        paths = List.copyOf(paths);
    }

    /** A folder, or one file, of whatever layout. */
    public static DatasetFiles of(Path path) {
        return new DatasetFiles(List.of(path), null, null);
    }

    /** What messages call it. */
    String name() {
        return paths.size() == 1 ? String.valueOf(paths.get(0)) : paths.size() + " files and folders";
    }
}
