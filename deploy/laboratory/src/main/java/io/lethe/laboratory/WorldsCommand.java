package io.lethe.laboratory;

import io.lethe.command.RefusalException;
import io.lethe.evaluation.world.World;
import io.lethe.evaluation.world.WorldRequest;
import io.lethe.evaluation.world.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe study worlds}: the defaults in worlds whose law of choice is known. */
@Command(
        name = "worlds",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the defaults on data sets drawn from known laws of choice, beside each source alone, item kNN, STAN,",
            "and the best mix that a search finds. docs/evaluating.md explains worlds and columns."
        })
final class WorldsCommand implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(2_000, 20_000);

    @Option(
            names = "--world",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Names.class,
            description = "Which worlds, separated by commas: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--short", description = "Four worlds that are far apart, with 2,000 events.")
    private boolean brief;

    @Option(
            names = "--events",
            paramLabel = "N",
            split = ",",
            description = "How many events are learned; one or more numbers separated by commas. Default: 2000,20000.")
    private List<Integer> events = List.of();

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "60",
            description = "How many mixes the search tries for each line. Default: ${DEFAULT-VALUE}.")
    private int trials = 60;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the data set of one world into this folder, as import reads it, and measure nothing.")
    private @Nullable Path out;

    @Mixin
    private LaboratoryOptions laboratory = new LaboratoryOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also write a page with the figures.")
    private @Nullable Path report;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    WorldsCommand() {}

    /** The names of all worlds. */
    static final class Names implements Iterable<String> {
        Names() {}

        @Override
        public Iterator<String> iterator() {
            return Worlds.names().iterator();
        }
    }

    @Override
    public Integer call() {
        check();
        List<World> worlds = names.isEmpty()
                ? brief ? Worlds.few() : Worlds.all()
                : names.stream().map(this::world).toList();
        Path folder = out;
        if (folder != null) {
            write(worlds, folder);
            return 0;
        }
        List<Integer> sizes = events.isEmpty() ? brief ? SIZES.subList(0, 1) : SIZES : events;
        LaboratoryOptions.run(() -> new WorldRequest(
                        worlds,
                        sizes,
                        trials,
                        laboratory.seed(),
                        laboratory.embeddings(),
                        laboratory.cache(),
                        json,
                        report)
                .run(System.out, Steps::of, System::nanoTime));
        return 0;
    }

    private void write(List<World> worlds, Path folder) {
        if (worlds.size() != 1 || events.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--out needs one --world, and at most one of --events");
        }
        int count = events.isEmpty() ? SIZES.get(SIZES.size() - 1) : events.get(0);
        LaboratoryOptions.run(() -> WorldRequest.write(worlds.get(0), count, laboratory.seed(), folder));
        System.out.printf("./lethe evaluate --protocol temporal --dataset %s%n", folder);
    }

    private World world(String name) {
        return Worlds.ofName(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no world " + name + "; there are " + String.join(", ", Worlds.names())));
    }

    private void check() {
        for (int count : events) {
            if (count < WorldRequest.FEWEST_EVENTS || count > WorldRequest.MOST_EVENTS) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--events is from " + WorldRequest.FEWEST_EVENTS + " to " + WorldRequest.MOST_EVENTS + ", not "
                                + count);
            }
        }
        if (trials < WorldRequest.FEWEST_TRIALS) {
            throw new ParameterException(
                    spec.commandLine(), "--trials is at least " + WorldRequest.FEWEST_TRIALS + ", not " + trials);
        }
        for (Path file : new Path[] {json, report}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new RefusalException("There is no folder " + folder);
            }
        }
    }
}
