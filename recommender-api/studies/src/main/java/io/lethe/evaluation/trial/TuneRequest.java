package io.lethe.evaluation.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.run.CorpusSource;
import io.lethe.evaluation.ties.Ties;
import io.lethe.evaluation.tune.Search;
import io.lethe.evaluation.tune.Trial;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A tuning that somebody asked for.
 *
 * @param source   the data set
 * @param protocol how it is divided
 * @param model    Lethe, a rival, or Lethe with one added to it, by its name
 * @param start    Lethe's settings where nothing is chosen: the first trial
 * @param free     what of Lethe's settings is chosen, of {@link LetheFamily#freeNames}; what cannot matter under the plan
 *                 is left as it is
 * @param search   what is tried next
 * @param budget   how many trials, and how long
 * @param metric   the name of the figure that is to be high
 * @param requests how many validation requests at most, the same in every trial
 * @param masking  what cannot be an answer; null for what fits the data set
 * @param ties     in which order events of one user at one time are taken; if shuffled, in one random order, by the seed
 * @param seed     where chance starts
 * @param out      the file that gets the outcome; the trials lie beside it, with {@value #TRIALS} added to its name
 * @param json     the file that gets the findings; none if null
 * @param report   the file that gets the page; none if null
 */
public record TuneRequest(
        CorpusSource source,
        Protocol protocol,
        String model,
        SettingsDocument start,
        List<String> free,
        Search.Kind search,
        Budget budget,
        String metric,
        int requests,
        @Nullable Masking masking,
        Ties ties,
        long seed,
        Path out,
        @Nullable Path json,
        @Nullable Path report) {
    static final String TRIALS = ".trials.ndjson";

    /**
     * What a tuning may cost.
     *
     * @param trials  how many trials, those done before included; at least 1
     * @param minutes how long, by the clock on the wall, from now on; the trial that is under way is finished
     */
    public record Budget(int trials, double minutes) {}

    /**
     * Runs it.
     *
     * @throws IOException if the data set is unknown or too large, a file cannot be read or written, or the trials done
     *     before are of another question
     */
    public void run(PrintStream screen, GroupingRequest.Steps steps, LongSupplier nanoTime) throws IOException {
        Corpus corpus = source.read(steps).inOrder(ties, seed);
        ValidationBench bench = new ValidationBench(corpus, protocol, masking, requests, metric, seed, nanoTime);
        Plan plan = bench.plan();
        if (plan.requests().isEmpty()) {
            throw new IOException("Nobody in " + corpus.name() + " has enough events for " + protocol.code());
        }
        TuningSubject subject = subject(plan);
        screen.printf(
                Locale.ROOT,
                "%s, %s: %s by %s search for %s on %,d validation requests%s; seed %d%s%n",
                corpus.name(),
                protocol.code(),
                model,
                search.code(),
                metric,
                plan.requests().size(),
                plan.possible() > plan.requests().size()
                        ? String.format(Locale.ROOT, " (of %,d, by chance)", plan.possible())
                        : "",
                seed,
                ties == Ties.AS_IS ? "" : "; ties shuffled by the seed");
        Tuning tuning = run(bench, subject, screen, steps, nanoTime);
        boolean cheap = model.equals(LetheFamily.NAME) && protocol != Protocol.PREQUENTIAL;
        TuneSummary summary = new TuneSummary(tuning, subject, corpus.items(), idle(plan), cheap);
        summary.print(screen);
        screen.println("Written: " + out + "; the trials are in " + trialFile());
        screen.flush();
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.write(json, mapper.writeValueAsBytes(summary.json(question(bench, subject), mapper)));
        }
        if (report != null) {
            String title = model + " on " + corpus.name() + ", " + protocol.code();
            Files.writeString(report, new TunePage(title, metric, tuning, summary).html());
        }
    }

    /**
     * What came out.
     *
     * @param best    the best trial
     * @param trials  how many there were
     * @param seconds how long they took together
     */
    public record Outcome(Trial best, int trials, double seconds) {}

    /**
     * Tunes on a data set that has been read, without a word at the end.
     *
     * @param corpus the data set in the order of {@code ties}
     * @throws IOException as of {@link #run}
     */
    public Outcome tune(Corpus corpus, PrintStream screen, GroupingRequest.Steps steps, LongSupplier nanoTime)
            throws IOException {
        ValidationBench bench = new ValidationBench(corpus, protocol, masking, requests, metric, seed, nanoTime);
        List<Trial> trials =
                run(bench, subject(bench.plan()), screen, steps, nanoTime).trials();
        return new Outcome(
                Trial.best(trials),
                trials.size(),
                trials.stream().mapToDouble(Trial::seconds).sum());
    }

    private TuningSubject subject(Plan plan) {
        List<String> idle = idle(plan);
        List<String> moving = free.stream().filter(name -> !idle.contains(name)).toList();
        return TuningSubject.of(model, start, moving, plan);
    }

    /** What of the settings is free and cannot change an answer. */
    private List<String> idle(Plan plan) {
        return model.equals(LetheFamily.NAME)
                ? LetheFamily.idleNames(plan.masking()).stream()
                        .filter(free::contains)
                        .toList()
                : List.of();
    }

    private Tuning run(
            ValidationBench bench,
            TuningSubject subject,
            PrintStream screen,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime)
            throws IOException {
        Tuning tuning = new Tuning(subject.family(), bench, new TrialLog(trialFile(), question(bench, subject)));
        tuning.run(
                search,
                seed,
                budget,
                screen,
                steps,
                nanoTime,
                trials -> subject.write(out, Trial.best(trials).chosen(), trials.size()));
        subject.write(out, Trial.best(tuning.trials()).chosen(), tuning.trials().size());
        return tuning;
    }

    private Path trialFile() {
        return out.resolveSibling(out.getFileName() + TRIALS);
    }

    /** All that trials depend on, but for the code. */
    private ObjectNode question(ValidationBench bench, TuningSubject subject) {
        Plan plan = bench.plan();
        ObjectNode question = new ObjectMapper()
                .createObjectNode()
                .put("dataset", plan.corpus().name())
                .put("events", plan.corpus().size())
                .put("items", plan.corpus().items().size())
                .put("protocol", protocol.code())
                .put("mask", plan.masking().code())
                .put("model", model)
                .put("metric", metric)
                .put("requests", plan.requests().size())
                .put("seed", seed)
                .put("search", search.code())
                .put("embeddings", source.embeddings());
        if (ties == Ties.SHUFFLED) {
            question.put("ties", ties.code());
        }
        if (model.equals(LetheFamily.NAME)) {
            question.put("start", start.version());
        }
        ArrayNode space = question.putArray("space");
        subject.family().space().forEach(parameter -> space.add(parameter.toString()));
        return question;
    }
}
