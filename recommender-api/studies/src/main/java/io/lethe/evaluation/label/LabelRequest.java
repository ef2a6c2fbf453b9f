package io.lethe.evaluation.label;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.run.CorpusSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LabelStudy} of real users that somebody asked for.
 *
 * @param sources the data sets
 * @param users   how many users of each, at the most
 * @param events  how many events of each user, at the most
 * @param samples how many labels to print for reading, of each
 * @param seed    where chance starts; the same seed gives the same figures, but for the cost
 * @param json    the file that gets the figures; none if null
 */
public record LabelRequest(
        List<CorpusSource> sources,
        int users,
        int events,
        int samples,
        long seed,
        @Nullable Path json) {

    /**
     * Prints a table of all data sets, and then the samples of each.
     *
     * @throws IOException if a data set is unknown or a file cannot be read or written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps, LongSupplier nanoTime) throws IOException {
        Map<String, LabelStudy.Outcome> all = new LinkedHashMap<>();
        for (CorpusSource source : sources) {
            LabelStudy study = new LabelStudy(source.read(steps), seed, nanoTime);
            all.put(source.name(), study.run(users, events, samples, steps.begin("labels on " + source.name())));
        }
        out.println(
                "| data set | users | events | some label moved | labels | moved | same items | moved | one item more | moved | time alone | moved"
                        + " | empty | name half | share named | µs a label |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        all.forEach((name, outcome) -> out.println(line(name, outcome)));
        all.forEach((name, outcome) -> {
            out.printf("%n%s%n%n", name);
            outcome.samples()
                    .forEach(sample -> out.printf(
                            Locale.ROOT,
                            "- **%s** (%.0f %% of %d): %s%n",
                            sample.label(),
                            100 * sample.share(),
                            sample.items(),
                            String.join(" · ", sample.titles())));
        });
        if (json != null) {
            Files.write(
                    json,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(all));
        }
    }

    private static String line(String name, LabelStudy.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %s | %,d | %s | %,d | %s | %,d | %s | %,d | %s | %s | %.2f %% | %.0f %% | %.0f |",
                name,
                outcome.users(),
                outcome.steps(),
                share(outcome.stepsMoved(), outcome.steps()),
                outcome.labels(),
                share(outcome.moved(), outcome.labels()),
                outcome.same(),
                share(outcome.sameMoved(), outcome.same()),
                outcome.grown(),
                share(outcome.grownMoved(), outcome.grown()),
                outcome.later(),
                share(outcome.laterMoved(), outcome.later()),
                share(outcome.empty(), outcome.labels()),
                100 * outcome.half(),
                100 * outcome.share(),
                outcome.microsEach());
    }

    private static String share(long part, long all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / all);
    }
}
