package io.lethe.evaluation.steering;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lethe.embedding.TextEmbedder;
import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.Ablation;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A study of planted people that somebody asked for.
 *
 * @param shops      the shops
 * @param kinds      the names of the kinds of people, see {@link PersonKinds#names}; all of them if empty
 * @param people     how many people of each kind there are in each shop, at least 1
 * @param show       whether the list of each person is printed, with reasons
 * @param ablations  whether the shops are asked again with one thing after the other taken away, see {@link Ablation}
 * @param settings   what is ranked by
 * @param seed       the random seed; the same seed gives the same figures
 * @param embeddings the name or path of the {@link LocalModel} that embeds texts
 * @param cache      the folder of embeddings that were made before
 * @param json       the file that gets the figures; none if null
 * @param report     the file that gets the page; none if null
 */
public record SteeringRequest(
        List<PlantedShop> shops,
        List<String> kinds,
        int people,
        boolean show,
        boolean ablations,
        RankingSettings settings,
        long seed,
        String embeddings,
        Path cache,
        @Nullable Path json,
        @Nullable Path report) {

    /**
     * Prints lists where they are wanted, then the figures beside their goals.
     *
     * @throws IOException if a file cannot be read or written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps) throws IOException {
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(
                LocalModel.of(embeddings), Runtime.getRuntime().availableProcessors())) {
            AblatedGoals goals = goals(out, embedder, steps);
            SteeringTable table = new SteeringTable(goals.whole());
            out.println();
            table.markdown().forEach(out::println);
            out.printf("%n%s%n", table.summary());
            if (ablations) {
                out.println();
                goals.markdown().forEach(out::println);
            }
            if (json != null) {
                ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
                ArrayNode all = table.json(mapper);
                all.addAll(goals.json(mapper));
                Files.write(json, mapper.writeValueAsBytes(all));
            }
            if (report != null) {
                Files.writeString(report, table.page());
            }
        }
    }

    /** The figures, and those with something taken away where they are wanted; lists are printed on the way. */
    AblatedGoals goals(PrintStream out, TextEmbedder embedder, GroupingRequest.Steps steps) throws IOException {
        Map<String, List<SteeringFigure>> ablated = new LinkedHashMap<>();
        List<SteeringFigure> figures = new ArrayList<>();
        VectorCache vectors = new VectorCache(embedder, cache);
        for (PlantedShop shop : shops) {
            StudiedShop studied = new StudiedShop(
                    shop, people, seed, settings, vectors, embedder.model(), steps.begin("texts of " + shop.name()));
            long all = studied.people().entrySet().stream()
                    .filter(one -> wants(one.getKey()))
                    .mapToLong(one -> one.getValue().size())
                    .sum();
            VectorCache.Progress progress = steps.begin("people of " + shop.name());
            AtomicLong done = new AtomicLong();
            figures.addAll(new SteeringStudy(studied).run(this::wants, (person, judgement) -> {
                progress.show(done.incrementAndGet(), all);
                if (show) {
                    ShownList.lines(studied, person, judgement).forEach(out::println);
                }
            }));
            for (Ablation ablation : ablations ? Ablation.ALL : List.<Ablation>of()) {
                VectorCache.Progress without = steps.begin("people of " + shop.name() + ", " + ablation.name());
                AtomicLong asked = new AtomicLong();
                ablated.computeIfAbsent(ablation.name(), name -> new ArrayList<>())
                        .addAll(new SteeringStudy(studied.without(ablation))
                                .run(this::wants, (person, judgement) -> without.show(asked.incrementAndGet(), all)));
            }
        }
        return new AblatedGoals(figures, ablated);
    }

    private boolean wants(PersonKind kind) {
        return kinds.isEmpty() || kinds.contains(kind.name());
    }
}
