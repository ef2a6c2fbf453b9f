package io.lethe.evaluation.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The finished parts of a report, each in a file of its own, so that a run that was stopped goes on and single parts
 * are done again.
 */
final class WorkFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final @Nullable String only;
    private final Set<String> cleared = new HashSet<>();

    /**
     * @param only what the names of the parts have in them that are done, afresh; all that are missing are done if null
     */
    WorkFolder(Path folder, @Nullable String only) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.only = only;
    }

    /** Whether a part is to be worked on, rather than taken as it is. */
    boolean isWanted(String part) {
        return only == null || part.contains(only);
    }

    /**
     * The file of a part. With {@code only} it and what lies beside it is deleted the first time that it is asked for.
     */
    Path file(String part, String ending) throws IOException {
        Path file = folder.resolve(part + ending);
        if (only != null && part.contains(only) && cleared.add(part + ending)) {
            for (String more : List.of("", ".trials.ndjson")) {
                Files.deleteIfExists(folder.resolve(part + ending + more));
            }
        }
        return file;
    }

    /** The figures of a part, if it was finished for the same question. */
    Optional<Figures> read(String part, ObjectNode question) throws IOException {
        Path file = file(part, ".figures.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode json = JSON.readTree(file.toFile());
        boolean same = json.path("question").equals(JSON.readTree(question.toString()));
        return same ? Optional.of(Figures.of(json.path("figures"))) : Optional.empty();
    }

    void write(String part, ObjectNode question, Figures figures) throws IOException {
        Path file = file(part, ".figures.json");
        ObjectNode json = JSON.createObjectNode().<ObjectNode>set("question", question);
        json.set("figures", figures.json(JSON));
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, JSON.writeValueAsBytes(json));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
