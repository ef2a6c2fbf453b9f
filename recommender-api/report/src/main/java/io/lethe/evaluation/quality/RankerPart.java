package io.lethe.evaluation.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.ranker.RankerTraining;
import io.lethe.evaluation.ranker.TooFewException;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The learned ranker of a data set as a finished part: trained on validation requests, put to work only if it is better
 * than the mix on validation users that it never saw.
 *
 * @param isBetter whether it is
 * @param words    how they compare
 */
record RankerPart(Ranker ranker, boolean isBetter, String words) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REQUESTS = 12_000;

    /** Takes the part of these settings as it is, or makes it; nothing if it is not wanted. */
    static Optional<RankerPart> of(
            String part,
            Corpus corpus,
            Protocol protocol,
            SettingsDocument settings,
            long seed,
            WorkFolder work,
            PrintStream screen,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime)
            throws IOException {
        Path text = work.file(part, ".txt");
        Path about = work.file(part, ".json");
        if (Files.exists(text) && Files.exists(about)) {
            JsonNode known = JSON.readTree(about.toFile());
            if (known.path("settings").asText().equals(settings.version())
                    && Ranker.read(Files.readString(text)) instanceof Ranker.Reading.Sound sound) {
                return Optional.of(new RankerPart(
                        sound.ranker(),
                        known.path("better").asBoolean(),
                        known.path("words").asText()));
            }
        }
        if (!work.isWanted(part)) {
            return Optional.empty();
        }
        screen.println(part);
        Plan plan = Plans.of(corpus, protocol, Part.VALIDATION, null, new Sampling(REQUESTS, seed));
        int threads = Runtime.getRuntime().availableProcessors();
        RankerTraining.Outcome outcome;
        try {
            outcome = new RankerTraining(settings.settings(), seed, threads).run(plan, steps, nanoTime);
        } catch (TooFewException e) {
            screen.println("  " + e.getMessage());
            return Optional.empty();
        }
        RankerPart made =
                new RankerPart(outcome.ranker(), outcome.verdict() == RankerTraining.Verdict.RANKER, words(outcome));
        ObjectNode node = JSON.createObjectNode()
                .put("settings", settings.version())
                .put("better", made.isBetter())
                .put("words", made.words());
        Files.writeString(text, outcome.ranker().text());
        Files.write(about, JSON.writeValueAsBytes(node));
        screen.println("  " + made.words());
        return Optional.of(made);
    }

    private static String words(RankerTraining.Outcome outcome) {
        Interval difference = outcome.difference();
        return String.format(
                Locale.ROOT,
                "ranker %s, %d trees from %,d requests; on %,d validation requests of users it never saw %.4f against the mix's %.4f: %+.4f (%+.4f to %+.4f)",
                outcome.ranker().version(),
                outcome.ranker().trees(),
                outcome.requests(),
                outcome.judged(),
                outcome.learned().mean(),
                outcome.mix().mean(),
                difference.mean(),
                difference.low(),
                difference.high());
    }
}
