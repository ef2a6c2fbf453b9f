package io.lethe.laboratory;

import io.lethe.command.ProgressView;
import io.lethe.command.RefusalException;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.HeaviestUser;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.interest.law.History;
import io.lethe.interest.law.Law;
import io.lethe.interest.law.LawSuite;
import io.lethe.interest.law.LawSuite.Breach;
import io.lethe.interest.law.LawSuite.Verdict;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.OneHash;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.law.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe laws}: tries the laws of the state on histories. */
@Command(
        name = "laws",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tests the laws of the state on random histories, or on the most active user of a data set.",
            "Each law compares the state of the serving code, byte by byte, with a naive model that keeps every event.",
            "Prints one line per law, and the hash of one history in 100 random orders.",
            "The exit code is 0 if every law holds."
        })
final class LawsCommand implements Callable<Integer> {
    private static final int ORDERS = 100;
    private static final int WINDOW = 128;
    private static final long SEEDS = 1_000_000_000L;

    @Option(
            names = "--histories",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many random histories. Default: ${DEFAULT-VALUE}.")
    private long histories = 1000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "The seed of the first history; the next one has the next number. Default: random, and printed.")
    private @Nullable Long seed;

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            description = "Use the most active user of this data set instead of random histories.")
    private @Nullable Path dataset;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    LawsCommand() {}

    @Override
    public Integer call() {
        if (histories < 1) {
            throw new ParameterException(spec.commandLine(), "--histories has to be at least 1");
        }
        long first = seed != null ? seed : ThreadLocalRandom.current().nextLong(SEEDS);
        return (dataset == null ? onRandomHistories(first) : onHeaviestUser(dataset, first)) ? 0 : 1;
    }

    private boolean onRandomHistories(long first) {
        out().printf("laws on %,d random histories, seed %d%n", histories, first);
        out().flush();
        List<Verdict> verdicts;
        try (ProgressView view = ProgressView.of("histories")) {
            verdicts = new LawSuite(new Subject()).tryRandom(first, histories, done -> view.show(done, histories));
        }
        boolean hold = print(verdicts, "--histories 1");
        List<LogRecord> events = new RandomHistory(first, 3, 30).events(1_000);
        return hasOneHash(new History(first, events, WINDOW)) && hold;
    }

    private boolean onHeaviestUser(Path folder, long first) {
        HeaviestUser user = heaviestUser(folder);
        List<LogRecord> events =
                user.rows().stream().map(LogRecord::of).distinct().toList();
        out().printf(
                        "laws on user %s of %s: %,d events, %,d of them different, seed %d%n",
                        user.userId(), folder, user.rows().size(), events.size(), first);
        History history = new History(first, events, WINDOW);
        out().flush();
        List<Verdict> verdicts;
        try (ProgressView view = ProgressView.of("laws")) {
            verdicts = new LawSuite(new Subject()).tryOn(history, done -> view.show(done, Law.values().length));
        }
        boolean hold = print(verdicts, "--dataset " + folder);
        return hasOneHash(history) && hold;
    }

    private boolean print(List<Verdict> verdicts, String again) {
        boolean hold = true;
        for (Verdict verdict : verdicts) {
            Breach breach = verdict.breach();
            hold &= breach == null;
            out().printf(
                            "  %-11s %,7d histories %,10d events   %s%n",
                            verdict.law().code(),
                            verdict.histories(),
                            verdict.events(),
                            breach == null
                                    ? "ok: " + verdict.law().statement()
                                    : "BROKEN with seed " + breach.seed() + ": " + breach.what());
            if (breach != null) {
                out().printf("  %-11s see it again: ./lethe laws %s --seed %d%n", "", again, breach.seed());
            }
        }
        out().flush();
        return hold;
    }

    private boolean hasOneHash(History history) {
        SortedSet<String> hashes;
        try (ProgressView view = ProgressView.of("orders")) {
            hashes = OneHash.of(new Subject(), history, ORDERS, done -> view.show(done, ORDERS));
        }
        out().printf(
                        "one history of %,d events in %d random orders, 20 %% doubled, split over 7 parts: %s%n",
                        history.events().size(),
                        ORDERS,
                        hashes.size() == 1 ? "one hash " + hashes.first() : hashes.size() + " hashes " + hashes);
        out().flush();
        return hashes.size() == 1;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static HeaviestUser heaviestUser(Path folder) {
        try {
            Detection detection = Detection.of(folder, ReadOptions.DEFAULT);
            if (detection instanceof Detection.Unrecognised unrecognised) {
                throw new RefusalException(unrecognised.reason());
            }
            DatasetReader reader = ((Detection.Recognised) detection).reader();
            return HeaviestUser.of(reader)
                    .orElseThrow(() -> new RefusalException(
                            "There is no user with events in " + folder + " (" + reader.layout() + ")"));
        } catch (IOException e) {
            throw new RefusalException("The folder " + folder + " cannot be read: " + e);
        }
    }
}
