package io.lethe.evaluation.steering;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.LearnedSignals;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.CorpusReader;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far the half-life changes what single people are given, asked for by somebody.
 *
 * @param name       what the log is called
 * @param items      the catalogue
 * @param events     the log, of these people and of others; the mix is learned from all of it
 * @param users      the ids of those who are asked about
 * @param at         the time of the requests, in milliseconds since 1970
 * @param settings   what is ranked by
 * @param embeddings the name or path of the {@link LocalModel} that embeds texts
 * @param cache      the folder of embeddings that were made before
 * @param json       the file that gets the figures; none if null
 */
public record HalfLifeRequest(
        String name,
        List<Item> items,
        List<Interaction> events,
        List<String> users,
        long at,
        RankingSettings settings,
        String embeddings,
        Path cache,
        @Nullable Path json) {
    private static final int PLACES = 10;

    /**
     * What came out for somebody.
     *
     * @param user   the id
     * @param events how many events they have
     * @param differ how many of ten items differ between half-lives of 1 and of 1000 days
     */
    record Line(String user, int events, int differ) {}

    /**
     * Prints a table with a line for each person.
     *
     * @throws IOException if a file cannot be read or written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps) throws IOException {
        List<Line> lines = lines(steps);
        out.println("| person | events | of ten differ, half-lives of 1 and of 1000 days |");
        out.println("|---|---|---|");
        lines.forEach(line -> out.printf("| %s | %d | %d |%n", line.user(), line.events(), line.differ()));
        out.printf(
                Locale.ROOT,
                "%n%s: %.2f of ten differ in the mean, %d at least%n",
                name,
                lines.stream().mapToInt(Line::differ).average().orElse(0),
                lines.stream().mapToInt(Line::differ).min().orElse(0));
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            ArrayNode all = mapper.createArrayNode();
            lines.forEach(line -> all.addObject()
                    .put("user", line.user())
                    .put("events", line.events())
                    .put("differ", line.differ()));
            Files.write(json, mapper.writeValueAsBytes(all));
        }
    }

    private List<Line> lines(GroupingRequest.Steps steps) throws IOException {
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(
                LocalModel.of(embeddings), Runtime.getRuntime().availableProcessors())) {
            CorpusReader reader = new CorpusReader(new VectorCache(embedder, cache), embedder.model(), events.size());
            return lines(reader.of(name, items, events, steps.begin("texts of " + name)));
        }
    }

    private List<Line> lines(Corpus corpus) {
        List<LedgerEntry> rows =
                IntStream.range(0, corpus.size()).mapToObj(corpus::row).toList();
        LearnedSignals signals = new LearnedSignals(corpus.items());
        ShownLog log = new ShownLog(rows);
        signals.learn(log);
        ServedShop shop = new ServedShop(signals.catalogue(), signals.inForce(log, settings), PLACES);
        List<Line> lines = new ArrayList<>();
        for (String user : users) {
            List<LedgerEntry> own = rows.stream()
                    .filter(row -> row.interaction().userId().equals(user))
                    .toList();
            UserKey key = own.get(0).interaction().userKey();
            lines.add(new Line(user, own.size(), shop.differ(key, own, at)));
        }
        return lines;
    }
}
