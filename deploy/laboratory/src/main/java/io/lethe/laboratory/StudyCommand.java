package io.lethe.laboratory;

import io.lethe.command.RefusalException;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.interest.ReturnRequest;
import io.lethe.evaluation.interest.RevivalStudy;
import io.lethe.evaluation.label.LabelRequest;
import io.lethe.evaluation.picture.InterestPictures;
import io.lethe.evaluation.picture.QualityPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe study}: the figures by which something was chosen, on real data and in planted worlds. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Prints the figures that a design choice rests on.",
        subcommands = {
            StudyCommand.Groupings.class,
            StudyCommand.Returns.class,
            StudyCommand.Revivals.class,
            StudyCommand.LabelStudies.class,
            WorldsCommand.class,
            SteeringCommand.class,
            StudyCommand.Pictures.class
        })
final class StudyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    StudyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which study? One of grouping, returns, revival, labels, worlds, steering, pictures");
    }

    /** {@code lethe study grouping}. */
    @Command(
            name = "grouping",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Compares ways to group a user's items into interests: the number of groups, their purity against genres,",
                "their stability under one more event or a larger catalogue, how well they predict, and their cost.",
                "docs/decisions/0012-grouping.md explains the columns."
            })
    static final class Groupings implements Callable<Integer> {
        @Mixin
        private StudyOptions study = new StudyOptions();

        @Option(
                names = "--users",
                paramLabel = "N",
                defaultValue = "400",
                description = "How many users of each data set to study. Default: ${DEFAULT-VALUE}.")
        private int users = 400;

        @Override
        public Integer call() throws IOException {
            if (users < 2) {
                throw new RefusalException("Two users are needed, one for each half, not " + users);
            }
            new GroupingRequest(study.datasets(), study.embeddings(), users, study.seed(), study.cache(), study.json())
                    .run(System.out, Steps::of, System::nanoTime);
            return 0;
        }
    }

    /** {@code lethe study returns}. */
    @Command(
            name = "returns",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Measures whether half-lives that follow each user's own return gaps predict held-out gaps better than one",
                "global half-life, in log-likelihood. docs/interest.md describes the model."
            })
    static final class Returns implements Callable<Integer> {
        @Mixin
        private StudyOptions study = new StudyOptions();

        @Override
        public Integer call() throws IOException {
            new ReturnRequest(study.datasets(), study.embeddings(), study.seed(), study.cache(), study.json())
                    .run(System.out, Steps::of);
            return 0;
        }
    }

    /** {@code lethe study revival}. */
    @Command(
            name = "revival",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Measures how well revived interests are recognised, on synthetic histories that also contain interests that go on",
                "steadily or fade for good: precision and recall by noise level."
            })
    static final class Revivals implements Callable<Integer> {
        @Option(
                names = "--histories",
                paramLabel = "N",
                defaultValue = "1000",
                description =
                        "How many histories of each of three kinds at each noise level. Default: ${DEFAULT-VALUE}.")
        private int histories = 1000;

        @Option(
                names = "--seed",
                paramLabel = "S",
                defaultValue = "1",
                description = "The random seed. Default: ${DEFAULT-VALUE}.")
        private long seed = 1;

        @Override
        public Integer call() {
            if (histories < 1) {
                throw new RefusalException("One history of each plan is needed at least, not " + histories);
            }
            System.out.println(
                    "| strays in 100 days | uneven gaps | precision | recall | of those faded for good, seen as faded |");
            System.out.println("|---|---|---|---|---|");
            for (RevivalStudy.Line line : new RevivalStudy(histories, seed).run()) {
                System.out.printf(
                        Locale.ROOT,
                        "| %.1f | %.1f | %.3f | %.3f | %.3f |%n",
                        line.strays(),
                        line.gaps(),
                        line.precision(),
                        line.recall(),
                        line.fadedFound() / (double) line.fadedPlanted());
            }
            return 0;
        }
    }

    /** {@code lethe study labels}. */
    @Command(
            name = "labels",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Measures whether the labels of interests stay the same from one event of a user to the next and over time, how many",
                "have none, and prints some to read. docs/interest.md has the formula."
            })
    static final class LabelStudies implements Callable<Integer> {
        @Mixin
        private StudyOptions study = new StudyOptions();

        @Option(
                names = "--users",
                paramLabel = "N",
                defaultValue = "40",
                description = "How many users of each data set to study. Default: ${DEFAULT-VALUE}.")
        private int users = 40;

        @Option(
                names = "--events",
                paramLabel = "N",
                defaultValue = "150",
                description = "How many events of each user to replay. Default: ${DEFAULT-VALUE}.")
        private int events = 150;

        @Option(
                names = "--samples",
                paramLabel = "N",
                defaultValue = "50",
                description = "How many labels of each data set to print. Default: ${DEFAULT-VALUE}.")
        private int samples = 50;

        @Override
        public Integer call() {
            if (users < 1 || events < 2) {
                throw new RefusalException(
                        "A user and two events are needed at least, not " + users + " and " + events);
            }
            LaboratoryOptions.run(
                    () -> new LabelRequest(study.sources(), users, events, samples, study.seed(), study.json())
                            .run(System.out, Steps::of, System::nanoTime));
            return 0;
        }
    }

    /** {@code lethe study pictures}. */
    @Command(
            name = "pictures",
            mixinStandardHelpOptions = true,
            description = {
                "Draws the pictures of docs/interest.md with the code that serves,",
                "and the chart of quality from the figures of a report."
            })
    static final class Pictures implements Callable<Integer> {
        @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder for the pictures.")
        private Path out = Path.of(".");

        @Option(
                names = "--quality",
                paramLabel = "FILE.md",
                description = "A report of lethe quality: its figures become quality.svg. Default: no such picture.")
        private @Nullable Path quality;

        @Override
        public Integer call() throws IOException {
            Files.createDirectories(out);
            for (Map.Entry<String, String> picture : InterestPictures.all().entrySet()) {
                write(picture.getKey(), picture.getValue());
            }
            if (quality != null) {
                write("quality.svg", QualityPicture.svg(Files.readAllLines(quality)));
            }
            return 0;
        }

        private void write(String name, String picture) throws IOException {
            Files.writeString(out.resolve(name), picture);
            System.out.println(out.resolve(name));
        }
    }
}
