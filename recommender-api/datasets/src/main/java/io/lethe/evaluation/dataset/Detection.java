package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.file.UnreadableFileException;
import io.lethe.evaluation.dataset.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of data set lies in some files, after all that will be read of them has been looked at as files. */
public sealed interface Detection {

    /** What there is to say of the files, the worst first. */
    List<FileFinding> findings();

    /**
     * One that can be read.
     *
     * @param mapping what its columns mean; null where a reader of its own knows
     * @param guessed whether that was guessed from names and contents
     */
    record Recognised(DatasetReader reader, @Nullable Mapping mapping, boolean guessed, List<FileFinding> findings)
            implements Detection {
        public Recognised {
            findings = FileFinding.sorted(findings);
        }
    }

    /**
     * None.
     *
     * @param reason what is wrong, what lies there and what to do, in a few lines
     * @param guess  a mapping that may be right and is not whole; null if there is none
     */
    record Unrecognised(
            String reason,
            List<FileFinding> findings,
            @Nullable Mapping guess) implements Detection {
        public Unrecognised {
            findings = FileFinding.sorted(findings);
        }
    }

    /** Looks at a folder, or at one file. */
    static Detection of(Path path, ReadOptions options) throws IOException {
        return of(DatasetFiles.of(path), options);
    }

    /** Looks at the names of the files, their headers, and then at every byte of those that will be read. */
    static Detection of(DatasetFiles files, ReadOptions options) throws IOException {
        for (Path path : files.paths()) {
            if (!Files.exists(path)) {
                return new Unrecognised(
                        "There is no " + (files.paths().size() == 1 ? "folder or file " : "file ") + path,
                        List.of(),
                        null);
            }
        }
        try {
            return new LayoutSearch(files, options).detection();
        } catch (UnreadableFileException e) {
            return new Unrecognised(String.valueOf(e.getMessage()), List.of(), null);
        }
    }
}
