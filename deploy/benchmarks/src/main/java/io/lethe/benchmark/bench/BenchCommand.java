package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.BenchReport.Measured;
import io.lethe.command.RefusalException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lethe bench}: measures how fast Lethe is, beside goals and beside another checkout. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how fast Lethe is and what it needs, as figures beside goals.",
            "Most benches start ./lethe run in a process of its own, on data that are deleted afterwards.",
            "Nothing else should run meanwhile: figures of a busy machine say little.",
            "docs/benchmarks.md is such a page."
        })
final class BenchCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            description = "start, idle, embed.exact, fold.rate, fold.e2e, latency, fresh.load, serve.p99; or all.")
    private List<String> names = List.of();

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many items the made-up shop has. Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many users are asked about. Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "200000",
            description = "How many events are sent where their rate is measured. Default: ${DEFAULT-VALUE}.")
    private int events;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long something is asked or watched. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--dataset", paramLabel = "DIR", description = "The data set whose texts embed.exact reads.")
    private @Nullable Path dataset;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Another checkout of Lethe, whose ./lethe run is measured in the same run, before this one.")
    private @Nullable Path against;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--out", paramLabel = "FILE.md", description = "Also write a page with the figures.")
    private @Nullable Path page;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        Map<String, Bench> asked = asked();
        requirePositive("--items", items);
        requirePositive("--users", users);
        requirePositive("--events", events);
        requirePositive("--seconds", seconds);
        Path home = Path.of(System.getProperty("lethe.home", "."));
        BenchSetting setting = new BenchSetting(home, items, users, events, seconds, dataset);
        RunningLethe.build(home);
        if (against != null) {
            RunningLethe.build(against);
        }
        BenchReport report = new BenchReport(
                "./lethe "
                        + String.join(" ", spec.commandLine().getParseResult().originalArgs()),
                Machine.of(home),
                against == null ? null : Machine.commit(against));
        for (Map.Entry<String, Bench> one : asked.entrySet()) {
            Measured measured = measure(one.getKey(), one.getValue(), setting);
            report.add(measured);
            out().print(BenchReport.lines(measured));
            out().flush();
            write(json, report.json());
            write(page, report.markdown());
        }
        return 0;
    }

    private Measured measure(String name, Bench bench, BenchSetting setting) throws Exception {
        List<Figure> others = against == null || !bench.isOfProduct() ? List.of() : bench.measure(setting.of(against));
        return new Measured(name, bench.about(), bench.measure(setting), others);
    }

    private Map<String, Bench> asked() {
        Map<String, Bench> asked = new LinkedHashMap<>();
        for (String name : names) {
            Bench bench = Benches.ALL.get(name);
            if (name.equals(ALL)) {
                asked.putAll(Benches.ALL);
            } else if (bench != null) {
                asked.put(name, bench);
            } else {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no bench " + name + "; there are " + String.join(", ", Benches.ALL.keySet())
                                + ", and all");
            }
        }
        if (dataset == null && names.contains(ALL)) {
            throw new ParameterException(
                    spec.commandLine(), "all needs --dataset DIR, the data set whose texts embed.exact reads");
        }
        return asked;
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " has to be at least 1");
        }
    }

    private static void write(@Nullable Path file, String text) {
        if (file != null) {
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new RefusalException(file + " cannot be written: " + e);
            }
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
