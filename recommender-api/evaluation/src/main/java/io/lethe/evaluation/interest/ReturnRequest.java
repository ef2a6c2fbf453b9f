package io.lethe.evaluation.interest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.interest.Histories.Touch;
import io.lethe.interest.profile.Forgetting;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Pace.Moment;
import io.lethe.interest.profile.grouping.Centre;
import io.lethe.interest.profile.grouping.Grouping;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReturnStudy} of real users that somebody asked for.
 *
 * @param datasets folders that {@link Detection} recognises
 * @param model    the name or path of the {@link LocalModel}
 * @param seed     of the bootstrap
 * @param cache    the folder of embeddings that were made before
 * @param json     the file that gets the figures; none if null
 */
public record ReturnRequest(
        List<Path> datasets,
        String model,
        long seed,
        Path cache,
        @Nullable Path json) {
    private static final int THREADS = 2;
    private static final int MOST_EVENTS = 2000;
    private static final double DAY = 86_400;

    /**
     * Prints a table for each data set.
     *
     * @throws IOException if a data set is unknown or a file cannot be read or written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ArrayNode all = mapper.createArrayNode();
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(LocalModel.of(model), THREADS)) {
            VectorCache vectors = new VectorCache(embedder, cache);
            for (Path dataset : datasets) {
                String name = dataset.toAbsolutePath().normalize().getFileName().toString();
                if (!(Detection.of(dataset, ReadOptions.DEFAULT) instanceof Detection.Recognised recognised)) {
                    throw new IOException("No data set was recognised in " + dataset);
                }
                Histories histories = Histories.read(recognised.reader(), vectors, steps.begin("texts of " + name));
                ReturnStudy.Result result = new ReturnStudy(
                                interests(histories, steps.begin("users of " + name)),
                                Forgetting.defaults().visitSeconds(),
                                seed)
                        .run();
                print(name, result, out);
                all.add(json(name, result, mapper));
            }
        }
        if (json != null) {
            Files.write(json, mapper.writeValueAsBytes(all));
        }
    }

    /** Of each user the interests, of each of these what speaks for it. */
    private static List<List<List<Moment>>> interests(Histories histories, VectorCache.Progress progress) {
        InterestSettings settings = InterestSettings.defaults();
        List<QuantizedEmbedding> items =
                histories.items().stream().map(Histories.StudyItem::vector).toList();
        Centre.Sum sum = new Centre.Sum(items.get(0).dimension());
        items.forEach(sum::add);
        Centre centre = sum.centre().orElse(null);
        double meanStars = settings.weights().shaping().stars().priorMean();
        List<List<List<Moment>>> users = new ArrayList<>();
        int done = 0;
        for (List<Touch> touches : histories.byUser().values()) {
            List<Touch> last = touches.subList(Math.max(0, touches.size() - MOST_EVENTS), touches.size());
            List<Integer> members =
                    last.stream().map(Touch::item).distinct().sorted().toList();
            int[] groups = Grouping.of(members.stream().map(items::get).toList(), settings.cohesion(), centre);
            Map<Integer, Integer> groupOf = new TreeMap<>();
            for (int i = 0; i < groups.length; i++) {
                groupOf.put(members.get(i), groups[i]);
            }
            SortedMap<Integer, List<Moment>> interests = new TreeMap<>();
            for (Touch touch : last) {
                if (settings.weights().of(touch.event(), meanStars) > 0) {
                    interests
                            .computeIfAbsent(groupOf.getOrDefault(touch.item(), -1), group -> new ArrayList<>())
                            .add(new Moment(touch.event().type(), touch.timestamp()));
                }
            }
            users.add(List.copyOf(interests.values()));
            progress.show(++done, histories.byUser().size());
        }
        return users;
    }

    private static void print(String name, ReturnStudy.Result result, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%s: %d users with gaps after the cut, %d gaps before it, %d held out, mean gap before %.1f days, usual %.1f days%n%n",
                name,
                result.users(),
                result.gapsBefore(),
                result.gapsHeldOut(),
                result.meanGapSeconds() / DAY,
                result.usualGapSeconds() / DAY);
        out.println(
                "| half-lives | log-likelihood a gap | gain (95 %) | priors found on either half: user, interest, type, repetition |");
        out.println("|---|---|---|---|");
        for (ReturnStudy.Line line : result.lines()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.4f | %+.4f (%+.4f to %+.4f) | %s |%n",
                    line.model(),
                    line.logLikelihood(),
                    line.gain(),
                    line.lowest(),
                    line.highest(),
                    String.join(
                            "; ",
                            line.priors().stream().map(ReturnRequest::strengths).toList()));
        }
    }

    private static String strengths(Forgetting prior) {
        return strength(prior.userStrength()) + ", " + strength(prior.interestStrength()) + ", "
                + strength(prior.typeStrength()) + ", " + prior.repetition();
    }

    private static String strength(double value) {
        return value > 1e9 ? "-" : String.valueOf(value);
    }

    private static ObjectNode json(String name, ReturnStudy.Result result, ObjectMapper mapper) {
        ObjectNode node = mapper.createObjectNode()
                .put("dataset", name)
                .put("users", result.users())
                .put("gapsBefore", result.gapsBefore())
                .put("gapsHeldOut", result.gapsHeldOut())
                .put("meanGapSeconds", result.meanGapSeconds())
                .put("usualGapSeconds", result.usualGapSeconds());
        ArrayNode lines = node.putArray("models");
        for (ReturnStudy.Line line : result.lines()) {
            lines.addObject()
                    .put("name", line.model())
                    .put("logLikelihood", line.logLikelihood())
                    .put("gain", line.gain())
                    .put("lowest", line.lowest())
                    .put("highest", line.highest());
        }
        return node;
    }
}
