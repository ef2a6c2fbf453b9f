package io.lethe.evaluation.steering;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.run.CorpusSource;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A study of real people, with the categories of items as topics, that somebody asked for.
 *
 * @param sources  the data sets
 * @param requests how many users of each are asked about, at most
 * @param settings what is ranked by
 * @param seed     the random seed; the same seed gives the same figures
 * @param json     the file that gets the figures; none if null
 */
public record RealRequest(
        List<CorpusSource> sources,
        int requests,
        RankingSettings settings,
        long seed,
        @Nullable Path json) {
    private static final SteeringGoal CALIBRATION = SteeringGoal.atMost(Aspect.CALIBRATION, 0.2);
    private static final SteeringGoal DIFFER = SteeringGoal.atLeast(Aspect.DIFFER, 3);

    /**
     * Prints a table of all data sets.
     *
     * @throws IOException if a data set is unknown, cannot be read or has no categories, or a file cannot be written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ArrayNode all = mapper.createArrayNode();
        out.printf(
                "| data set | users | asked | %s, %s | of the most popular | %s, %s | HR@10 | NDCG@10 | holds |%n",
                CALIBRATION.aspect().words(),
                CALIBRATION.words(),
                DIFFER.aspect().words(),
                DIFFER.words());
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (CorpusSource source : sources) {
            RealPeople people = new RealPeople(source.read(steps), requests, seed);
            List<RealPeople.Line> lines = people.run(settings, steps.begin("people of " + source.name()));
            Map<String, List<RealPeople.Line>> groups = new LinkedHashMap<>();
            groups.put("all", lines);
            groups.put("100 events or more", RealPeople.withManyEvents(lines));
            groups.forEach((group, some) -> {
                if (!some.isEmpty()) {
                    out.println(line(source.name(), group, some));
                    all.addObject()
                            .put("dataset", source.name())
                            .put("users", group)
                            .put("asked", some.size())
                            .put("calibration", mean(some, RealPeople.Line::list))
                            .put("popular", mean(some, RealPeople.Line::popular))
                            .put("differ", mean(some, RealPeople.Line::differ))
                            .put("hr@10", mean(some, RealPeople.Line::hit))
                            .put("ndcg@10", mean(some, RealPeople.Line::ndcg))
                            .put("holds", holds(some));
                }
            });
        }
        if (json != null) {
            Files.write(json, mapper.writeValueAsBytes(all));
        }
    }

    private static boolean holds(List<RealPeople.Line> lines) {
        return CALIBRATION.holds(mean(lines, RealPeople.Line::list))
                && DIFFER.holds(mean(lines, RealPeople.Line::differ));
    }

    private static String line(String dataset, String group, List<RealPeople.Line> lines) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.3f | %.3f | %.2f | %.4f | %.4f | %s |",
                dataset,
                group,
                lines.size(),
                mean(lines, RealPeople.Line::list),
                mean(lines, RealPeople.Line::popular),
                mean(lines, RealPeople.Line::differ),
                mean(lines, RealPeople.Line::hit),
                mean(lines, RealPeople.Line::ndcg),
                holds(lines) ? "yes" : "no");
    }

    private static double mean(List<RealPeople.Line> lines, ToDoubleFunction<RealPeople.Line> of) {
        return lines.stream().mapToDouble(of).average().orElse(0);
    }
}
