package io.lethe.evaluation.ranker;

import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.run.CorpusSource;
import io.lethe.evaluation.ties.Ties;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A training that somebody asked for. It looks at the validation part alone.
 *
 * @param source   the data set
 * @param protocol how it is divided
 * @param masking  what cannot be an answer; null for what fits the data set
 * @param ties     in which order events of one user at one time are taken; if shuffled, in one random order, by the seed
 * @param settings what the mix is made by
 * @param requests how many requests at most
 * @param seed     where chance starts
 * @param file     what gets the model: as ONNX if its name ends in {@value #ONNX}, else in LightGBM's text format
 */
public record TrainingRequest(
        CorpusSource source,
        Protocol protocol,
        @Nullable Masking masking,
        Ties ties,
        SettingsDocument settings,
        int requests,
        long seed,
        Path file) {
    static final String ONNX = ".onnx";

    /**
     * Trains, writes the file and prints how the ranker compares with the mix.
     *
     * @throws IOException if the data set is unknown, too large or too small, the file cannot be written, or LightGBM
     *     is not there
     */
    public void run(PrintStream out, GroupingRequest.Steps steps, LongSupplier nanoTime) throws IOException {
        Corpus corpus = source.read(steps).inOrder(ties, seed);
        Plan plan = Plans.of(corpus, protocol, Part.VALIDATION, masking, new Sampling(requests, seed));
        int threads = Runtime.getRuntime().availableProcessors();
        RankerTraining.Outcome outcome =
                new RankerTraining(settings.settings(), seed, threads).run(plan, steps, nanoTime);
        Ranker ranker = outcome.ranker();
        Files.write(file, isOnnx() ? ranker.onnx() : ranker.text().getBytes(StandardCharsets.UTF_8));
        print(plan, outcome, out);
    }

    private boolean isOnnx() {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ONNX);
    }

    private void print(Plan plan, RankerTraining.Outcome outcome, PrintStream out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%s, %s, validation: %,d requests (of %,d) gave %,d examples; seed %d, settings %s%s%n",
                source.name(),
                protocol.code(),
                outcome.requests(),
                plan.possible(),
                outcome.reached(),
                seed,
                settings.version(),
                ties == Ties.AS_IS ? "" : "; ties shuffled by the seed");
        out.printf(
                Locale.ROOT,
                "ranker %s: %d trees over %d features%n",
                outcome.ranker().version(),
                outcome.ranker().trees(),
                outcome.ranker().features().size());
        out.println();
        out.printf(Locale.ROOT, "| on %,d requests of users it never saw | ndcg@10 |%n", outcome.judged());
        out.println("|---|---|");
        row("mix", outcome.mix(), "", out);
        row("ranker", outcome.learned(), "", out);
        row("difference", outcome.difference(), String.format(Locale.ROOT, ", p = %.4f", outcome.pValue()), out);
        out.println();
        out.println(
                switch (outcome.verdict()) {
                    case RANKER -> "The ranker is better than the mix.";
                    case MIX -> "The mix is better than the ranker: it is not worth loading.";
                    case UNDECIDED -> "There is no saying which is better: more requests would help.";
                });
        out.println("Written: " + file
                + (isOnnx() ? ", as ONNX: read back it is ranker " + readBack(outcome.ranker()) : ""));
        out.flush();
    }

    /** The version that a reader of the ONNX model tells: its text has rounded numbers. */
    private static String readBack(Ranker ranker) {
        if (!(Ranker.read(ranker.onnx()) instanceof Ranker.Reading.Sound sound)) {
            throw new IllegalStateException("the ONNX model cannot be read: " + Ranker.read(ranker.onnx()));
        }
        return sound.ranker().version();
    }

    private static void row(String name, Interval interval, String more, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "| %s | %.4f (%.4f to %.4f)%s |%n",
                name,
                interval.mean(),
                interval.low(),
                interval.high(),
                more);
    }
}
