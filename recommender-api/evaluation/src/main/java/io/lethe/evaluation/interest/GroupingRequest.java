package io.lethe.evaluation.interest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A study of groupings that somebody asked for.
 *
 * @param datasets folders that {@link Detection} recognises
 * @param model    the name or path of the {@link LocalModel}
 * @param users    how many users to look at, at the most, in each
 * @param seed     where chance starts; the same seed gives the same figures, but for the cost
 * @param cache    the folder of embeddings that were made before
 * @param json     the file that gets the figures; none if null
 */
public record GroupingRequest(
        List<Path> datasets,
        String model,
        int users,
        long seed,
        Path cache,
        @Nullable Path json) {
    private static final int THREADS = 2;

    /** Makes something that shows how far a long step has got. */
    @FunctionalInterface
    public interface Steps {
        VectorCache.Progress begin(String task);
    }

    /**
     * Prints a table for each data set.
     *
     * @throws IOException if a data set is unknown or a file cannot be read or written
     */
    public void run(PrintStream out, Steps steps, LongSupplier nanoTime) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ArrayNode all = mapper.createArrayNode();
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(LocalModel.of(model), THREADS)) {
            VectorCache vectors = new VectorCache(embedder, cache);
            List<Candidate> candidates = Candidate.all(embedder.model(), seed);
            for (Path dataset : datasets) {
                String name = dataset.toAbsolutePath().normalize().getFileName().toString();
                Histories histories = Histories.read(reader(dataset), vectors, steps.begin("texts of " + name));
                GroupingStudy study = new GroupingStudy(histories, candidates, seed, nanoTime);
                GroupingStudy.Outcome outcome = study.run(users, steps.begin("candidates on " + name));
                GroupingTable.print(name, histories.hasCategories(), outcome, out);
                all.add(GroupingTable.json(name, histories.hasCategories(), outcome));
            }
        }
        if (json != null) {
            Files.write(json, mapper.writeValueAsBytes(all));
        }
    }

    private static DatasetReader reader(Path dataset) throws IOException {
        Detection detection = Detection.of(dataset, ReadOptions.DEFAULT);
        if (detection instanceof Detection.Recognised recognised) {
            return recognised.reader();
        }
        throw new IOException(detection.toString());
    }
}
