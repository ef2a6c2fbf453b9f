package io.lethe.evaluation.steering;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many goals are met with one thing after the other taken away, beside how many are met with everything.
 *
 * @param whole   the figures with everything
 * @param ablated the figures with something taken away, by its name, of the same goals in the same order
 */
record AblatedGoals(List<SteeringFigure> whole, Map<String, List<SteeringFigure>> ablated) {
    private static final String NOTHING = "nothing";

    /** Lines of Markdown, with the goals that are missed then and were met, and the other way round. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| taken away | goals met, of " + whole.size() + " | missed then | met then |");
        lines.add("|---|---|---|---|");
        lines.add(line(NOTHING, whole));
        ablated.forEach((name, figures) -> lines.add(line(name, figures)));
        return lines;
    }

    private String line(String name, List<SteeringFigure> figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s |",
                name,
                met(figures),
                words(turned(figures, true)),
                words(turned(figures, false)));
    }

    private static long met(List<SteeringFigure> figures) {
        return figures.stream().filter(SteeringFigure::holds).count();
    }

    /** What holds no more, or only now. */
    private List<SteeringFigure> turned(List<SteeringFigure> figures, boolean isMissed) {
        List<SteeringFigure> turned = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            if (whole.get(i).holds() == isMissed && figures.get(i).holds() != isMissed) {
                turned.add(figures.get(i));
            }
        }
        return turned;
    }

    /** Kinds and measures, with how many shops each turned in. */
    private static String words(List<SteeringFigure> turned) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        turned.forEach(
                one -> counts.merge(one.kind() + ": " + one.goal().aspect().words(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((name, times) -> words.add(times == 1 ? name : name + " (" + times + ")"));
        return words.isEmpty() ? "–" : String.join("; ", words);
    }

    /** The figures with something taken away, as {@link SteeringTable#json} has those with everything. */
    ArrayNode json(ObjectMapper mapper) {
        ArrayNode all = mapper.createArrayNode();
        ablated.forEach((name, figures) -> new SteeringTable(figures)
                .json(mapper)
                .forEach(one -> all.add(((ObjectNode) one).put("without", name))));
        return all;
    }
}
