package io.lethe.standalone;

import io.lethe.command.FileOptions;
import io.lethe.command.FilesSeen;
import io.lethe.command.RefusalException;
import io.lethe.command.SettingsCheck;
import io.lethe.demo.DemoLanguage;
import io.lethe.evaluation.dataset.DatasetFiles;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.log.OneLinePerCause;
import io.lethe.standalone.demo.Demo;
import io.lethe.standalone.foundation.DataFolder;
import io.lethe.standalone.foundation.Foundations;
import io.lethe.standalone.foundation.Ports;
import io.lethe.standalone.importing.ImportRequest;
import io.lethe.standalone.importing.LetheClient;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lethe run}: broker, database and all services in this process, until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs everything in one process, with an embedded Kafka and Postgres. Stop it with Ctrl-C.")
final class RunCommand implements Callable<Integer> {
    private static final long SHUTDOWN_SECONDS = 60;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Option(
            names = "--import",
            paramLabel = "FILE|DIR",
            description = {
                "Import this file, or the data set in this folder, as lethe import does.",
                "If that is interrupted, the same command goes on with it."
            })
    private @Nullable Path dataset;

    @Option(
            names = {"--map-file", "--mapping"},
            paramLabel = "FILE.yaml",
            description = "What the columns of the imported files mean, as lethe import --save-map writes it.")
    private @Nullable Path mapFile;

    @Option(names = "--demo", description = "Bring a small catalogue and users of Lethe's own, to see it work.")
    private boolean demo;

    @Option(
            names = "--demo-language",
            paramLabel = "LANGUAGE",
            converter = DemoLanguageConverter.class,
            description = "The language of that catalogue, en or zh. Default: the one that the language model reads.")
    private @Nullable DemoLanguage demoLanguage;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = {
                "The language model. English: all-minilm-l6-v2,",
                "all-minilm-l6-v2-q, bge-small-en-v1.5-q; Chinese:",
                "bge-small-zh-v1.5; or the path of a folder with",
                "model.onnx and tokenizer.json:",
                "PATH[,pooling=mean|cls][,window=TOKENS][,name=NAME].",
                "Default: all-minilm-l6-v2."
            })
    private @Nullable String model;

    @Option(
            names = "--next-model",
            paramLabel = "MODEL",
            description = {
                "The language model to go to, as --model takes it.",
                "All items get its vectors too, beside the stream;",
                "no answer changes. GET /v1/status says how far that",
                "is. To switch, start with the two exchanged; to go",
                "back, exchange them again."
            })
    private @Nullable String nextModel;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Settings in YAML or JSON, put in force for the default tenant; they win over what was in force before.")
    private @Nullable Path settings;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            defaultValue = "default",
            description = "Whose data the imported set becomes. Default: ${DEFAULT-VALUE}.")
    private String tenant = "default";

    @Option(names = "--sequence", paramLabel = "HOW", defaultValue = "auto", description = FileOptions.SEQUENCE)
    private SequenceMode sequence = SequenceMode.AUTO;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        OneLinePerCause.install();
        if (dataset != null) {
            FilesSeen.of(files(dataset), new ReadOptions(tenant, sequence), null, System.out);
        }
        if (settings != null
                && SettingsCheck.of(settings, spec.commandLine().getErr()).isEmpty()) {
            return SettingsCheck.WRONG;
        }
        CountDownLatch closed = new CountDownLatch(1);
        Ports.require(place.host(), place.port(), "--port");
        try (DataFolder data = DataFolder.open(place.data(), DataFolder.NEEDED_BYTES)) {
            System.out.println("Starting Kafka and Postgres, data in " + data.path());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> await(closed), "lethe-shutdown"));
            try (Foundations foundations = Foundations.start(data, place.kafkaPort())) {
                Wiring.of(foundations, data.path(), data.streams(), place).forEach(System::setProperty);
                if (settings != null) {
                    System.setProperty(
                            "lethe.recommender.settings-file",
                            settings.toAbsolutePath().toString());
                }
                if (model != null) {
                    System.setProperty("lethe.embeddings.model", model);
                }
                if (nextModel != null) {
                    System.setProperty("lethe.embeddings.next-model", nextModel);
                }
                Demo.announce(data);
                Thread attendant = new Thread(() -> attend(data, foundations, begin), "lethe-attendant");
                attendant.setDaemon(true);
                attendant.start();
                AtomicInteger exitCode = new AtomicInteger();
                Quarkus.run(null, (code, failure) -> {
                    exitCode.set(failure == null ? code : 1);
                    if (failure != null) {
                        System.out.println("lethe: " + reason(failure));
                    }
                });
                System.out.println("Stopping Kafka and Postgres");
                return exitCode.get();
            }
        } finally {
            closed.countDown();
        }
    }

    /** Why the services cannot start, in a line: what a configuration says is wrong, or the cause of all. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof ConfigurationException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ConfigurationException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    /** Waits until the services are ready, says so, and then sees to what was asked for beyond running. */
    private void attend(DataFolder data, Foundations foundations, long begin) {
        LetheClient client = LetheClient.at(place.url());
        if (!client.awaitReady(Duration.ofMinutes(10))) {
            System.out.println("The services are not ready after ten minutes; see " + client.url() + "/q/health");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                """

                Lethe is ready, %.1f s after its start.
                  Page        %s/%s
                  REST        %s/v1
                  Swagger UI  %s/q/swagger-ui
                  Kafka       %s
                  Postgres    %s
                  Data        %s
                Stop it with Ctrl-C.

                """,
                (System.nanoTime() - begin) / 1e9,
                client.url(),
                place.listensEverywhere() ? " and every other address of this machine" : "",
                client.url(),
                client.url(),
                foundations.broker().address(),
                foundations.database().jdbcUrl(),
                data.path());
        try {
            if (demo) {
                Demo.bring(client, foundations.broker().address(), data, demoLanguage());
            }
            if (dataset != null) {
                importOnce(data, foundations, client, dataset);
            }
        } catch (RefusalException e) {
            System.out.println("lethe: " + e.getMessage());
        }
    }

    private DemoLanguage demoLanguage() {
        return demoLanguage == null
                ? DemoLanguage.ofModel(ConfigProvider.getConfig().getValue("lethe.embeddings.model", String.class))
                : demoLanguage;
    }

    private DatasetFiles files(Path path) {
        return new DatasetFiles(List.of(path), mapFile == null ? null : FileOptions.mapping(mapFile), null);
    }

    /** Imports what has not been imported to its end yet: the paths, files and options tell. */
    private void importOnce(DataFolder data, Foundations foundations, LetheClient client, Path path) {
        ImportRequest request = new ImportRequest(
                files(path),
                new ReadOptions(tenant, sequence),
                null,
                foundations.broker().address());
        String name = "import." + request.fingerprint();
        if (data.recall(name).isPresent()) {
            System.out.println("The data set in " + path + " was imported before, to its end.");
        } else if (request.run(client)) {
            data.remember(name, path.toAbsolutePath().toString());
        }
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads {@code en} or {@code zh}. */
    static final class DemoLanguageConverter implements ITypeConverter<DemoLanguage> {
        @Override
        public DemoLanguage convert(String code) {
            return DemoLanguage.ofCode(code)
                    .orElseThrow(() -> new TypeConversionException("en or zh is a language of the demo, not " + code));
        }
    }
}
