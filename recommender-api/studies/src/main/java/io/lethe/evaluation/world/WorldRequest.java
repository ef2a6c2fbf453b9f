package io.lethe.evaluation.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.protocol.CorpusReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A study of planted worlds that somebody asked for.
 *
 * @param worlds     the worlds
 * @param events     how many events are learned; each world is measured with each number
 * @param trials     how many mixes the oracle may try for each line, at least {@value #FEWEST_TRIALS}
 * @param seed       the random seed; the same seed gives the same figures
 * @param embeddings the name or path of the {@link LocalModel} that embeds texts
 * @param cache      the folder of embeddings that were made before
 * @param json       the file that gets the figures; none if null
 * @param report     the file that gets the page; none if null
 */
public record WorldRequest(
        List<World> worlds,
        List<Integer> events,
        int trials,
        long seed,
        String embeddings,
        Path cache,
        @Nullable Path json,
        @Nullable Path report) {
    /** The fewest events that a world can have. */
    public static final int FEWEST_EVENTS = 100;

    /** The most events that a world can have. */
    public static final int MOST_EVENTS = 1_000_000;

    /** The fewest mixes that the oracle tries: its starts. */
    public static final int FEWEST_TRIALS = 9;

    /**
     * Prints a line for each world and number of events as soon as it is there, then what context was worth, and the
     * oracles' mixes.
     *
     * @throws IOException if a file cannot be read or written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps, LongSupplier nanoTime) throws IOException {
        Path work = Files.createTempDirectory("lethe-worlds");
        List<WorldScore> scores = new ArrayList<>();
        List<String> contexts = new ArrayList<>();
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(
                LocalModel.of(embeddings), Runtime.getRuntime().availableProcessors())) {
            CorpusReader reader = new CorpusReader(new VectorCache(embedder, cache), embedder.model(), MOST_EVENTS);
            WorldStudy study = new WorldStudy(reader, work, seed, trials, steps, nanoTime);
            for (World world : worlds) {
                for (int count : events) {
                    WorldScore score = study.run(world, count);
                    if (scores.isEmpty()) {
                        out.println(WorldTable.line(WorldTable.heading(score)));
                        out.println(WorldTable.rule(WorldTable.heading(score)));
                    }
                    scores.add(score);
                    out.println(WorldTable.line(WorldTable.cells(score)));
                    out.flush();
                    writeFiles(scores);
                }
            }
            contexts.addAll(study.contexts());
        } finally {
            remove(work);
        }
        out.printf("%n%s%n%n", WorldTable.summary(scores));
        contexts.forEach(out::println);
        scores.forEach(score -> out.printf("- %s, %,d: %s%n", score.world(), score.events(), score.oracle()));
    }

    private void writeFiles(List<WorldScore> scores) throws IOException {
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.write(json, mapper.writeValueAsBytes(scores));
        }
        if (report != null) {
            Files.writeString(report, WorldTable.page(scores));
        }
    }

    /**
     * Writes the data set of a world as a folder that import reads.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(World world, int events, long seed, Path folder) throws IOException {
        WorldStudy.firstDraw(world, events, seed).write(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
