package io.lethe.laboratory;

import io.lethe.command.FileOptions;
import io.lethe.command.RefusalException;
import io.lethe.command.SettingsCheck;
import io.lethe.demo.DemoCatalogue;
import io.lethe.demo.DemoHistory;
import io.lethe.demo.DemoLanguage;
import io.lethe.demo.DemoUser;
import io.lethe.evaluation.steering.HalfLifeRequest;
import io.lethe.evaluation.steering.PersonKinds;
import io.lethe.evaluation.steering.PlantedShop;
import io.lethe.evaluation.steering.RealRequest;
import io.lethe.evaluation.steering.SteeringRequest;
import io.lethe.recommend.settings.SettingsDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe study steering}: whether what a person wants is what is recommended. */
@Command(
        name = "steering",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks for people whose taste at each time is known, in shops of 12 to 20,000 items, and prints what their lists are",
            "like beside what they should be like. docs/evaluating.md explains people and measures."
        })
final class SteeringCommand implements Callable<Integer> {
    private static final String DEMO_TENANT = "default";

    /** When the demo is brought and asked; a time of its own, so that the figures stay the same. */
    private static final long DEMO_NOW = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Kinds.class,
            description = "Which kinds of people, separated by commas: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> kinds = List.of();

    @Option(
            names = "--shop",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Shops.class,
            description = "Which shops, separated by commas: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> shops = List.of();

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many people of each kind there are in each shop. Default: ${DEFAULT-VALUE}.")
    private int people = 4;

    @Option(names = "--show", description = "Print each person's interests and list, with topics and reasons.")
    private boolean show;

    @Option(
            names = "--ablations",
            description =
                    "Ask again with one thing after the other taken away (no decay, one horizon, no interests and so on), and print "
                            + "how many goals are met then.")
    private boolean ablations;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Lethe's settings. Default: the defaults, which learn their mix from the log.")
    private @Nullable Path settings;

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            arity = "1..*",
            description = {
                "The folders of one or more data sets, in any layout that import reads: real people are asked about in place of",
                "planted ones, with the categories of items as topics."
            })
    private List<Path> datasets = List.of();

    @Option(
            names = "--demo-people",
            description = {
                "Ask about the fifteen people of run --demo in place of planted ones: how many of their ten items differ between",
                "half-lives of 1 and of 1000 days."
            })
    private boolean demoPeople;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many users of each data set are asked about, at most. Default: ${DEFAULT-VALUE}.")
    private int requests = 1000;

    @Mixin
    private LaboratoryOptions laboratory = new LaboratoryOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also write a page with the figures.")
    private @Nullable Path report;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    SteeringCommand() {}

    /** The names of all kinds of people. */
    static final class Kinds implements Iterable<String> {
        Kinds() {}

        @Override
        public Iterator<String> iterator() {
            return PersonKinds.names().iterator();
        }
    }

    /** The names of all shops. */
    static final class Shops implements Iterable<String> {
        Shops() {}

        @Override
        public Iterator<String> iterator() {
            return PlantedShop.names().iterator();
        }
    }

    @Override
    public Integer call() {
        check();
        List<PlantedShop> chosen = shops.isEmpty()
                ? PlantedShop.all()
                : shops.stream().map(this::shop).toList();
        if (!kinds.isEmpty() && !PersonKinds.suit(kinds, chosen)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "None of these people suits any of these shops: " + String.join(", ", kinds)
                            + " need more topics or items, or few people");
        }
        Optional<SettingsDocument> document = settings == null
                ? Optional.of(SettingsDocument.defaults())
                : SettingsCheck.of(settings, spec.commandLine().getErr());
        if (document.isEmpty()) {
            return SettingsCheck.WRONG;
        }
        if (demoPeople) {
            LaboratoryOptions.run(() -> ofDemo(document.get()).run(System.out, Steps::of));
            return 0;
        }
        if (!datasets.isEmpty()) {
            LaboratoryOptions.run(() -> new RealRequest(
                            datasets.stream().map(laboratory::source).toList(),
                            requests,
                            document.get().settings(),
                            laboratory.seed(),
                            json)
                    .run(System.out, Steps::of));
            return 0;
        }
        LaboratoryOptions.run(() -> new SteeringRequest(
                        chosen,
                        kinds,
                        people,
                        show,
                        ablations,
                        document.get().settings(),
                        laboratory.seed(),
                        laboratory.embeddings(),
                        laboratory.cache(),
                        json,
                        report)
                .run(System.out, Steps::of));
        return 0;
    }

    private HalfLifeRequest ofDemo(SettingsDocument used) {
        DemoCatalogue catalogue =
                DemoCatalogue.of(DEMO_TENANT, DemoLanguage.ofModel(laboratory.embeddings()), DEMO_NOW);
        return new HalfLifeRequest(
                "demo",
                catalogue.items(),
                DemoHistory.until(DEMO_NOW, catalogue, DEMO_TENANT),
                DemoUser.all().stream().map(DemoUser::userId).toList(),
                DEMO_NOW,
                used.settings(),
                laboratory.embeddings(),
                laboratory.cache(),
                json);
    }

    private PlantedShop shop(String name) {
        return PlantedShop.ofName(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no shop " + name + "; there are " + String.join(", ", PlantedShop.names())));
    }

    private void check() {
        for (String kind : kinds) {
            if (!PersonKinds.names().contains(kind)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There are no people " + kind + "; there are " + String.join(", ", PersonKinds.names()));
            }
        }
        if (people < 1 || requests < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    people < 1 ? "--people is at least 1, not " + people : "--requests is at least 1, not " + requests);
        }
        if (demoPeople
                && !(kinds.isEmpty()
                        && shops.isEmpty()
                        && datasets.isEmpty()
                        && !show
                        && !ablations
                        && report == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only, --shop, --dataset, --show, --ablations and --report are of other people, not of --demo-people");
        }
        if (!datasets.isEmpty() && !(kinds.isEmpty() && shops.isEmpty() && !show && !ablations && report == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only, --shop, --show, --ablations and --report are of planted people, not of --dataset");
        }
        datasets.forEach(FileOptions::checkFolder);
        for (Path file : new Path[] {json, report}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new RefusalException("There is no folder " + folder);
            }
        }
    }
}
