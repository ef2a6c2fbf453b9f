package io.lethe.recommend.service.settings;

import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.feed.RecommenderLog.State;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsReading;
import io.lethe.recommend.settings.SettingsReading.Faulty;
import io.lethe.recommend.settings.SettingsReading.Sound;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The settings file given at start, if any: validated first, then applied to the default tenant once the topics are
 * read, if it differs. A thread waits for that and then ends. Later changes at run time hold until the next start.
 */
@Singleton
class SettingsFile {
    private static final Logger LOG = Logger.getLogger(SettingsFile.class);
    private static final String TENANT = "default";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RecommenderConfig config;
    private final RecommenderLog log;
    private final SettingsBook settings;
    private final SettingsChanges changes;
    private volatile @Nullable Thread putting;

    SettingsFile(RecommenderConfig config, RecommenderLog log, SettingsBook settings, SettingsChanges changes) {
        this.config = config;
        this.log = log;
        this.settings = settings;
        this.changes = changes;
    }

    void start(@Observes StartupEvent event) {
        config.settingsFile().ifPresent(file -> {
            Versioned wanted = read(file);
            Thread thread = new Thread(() -> put(file, wanted), "lethe-settings-file");
            thread.setDaemon(true);
            putting = thread;
            thread.start();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        Thread thread = putting;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static Versioned read(Path file) {
        try {
            SettingsReading reading = SettingsDocument.read(Files.readString(file));
            if (reading instanceof Faulty faulty) {
                throw new IllegalStateException(faulty.errors().stream()
                        .map(error -> error.in(file.toString()))
                        .collect(Collectors.joining("\n", "The settings file is wrong:\n", "")));
            }
            return Versioned.of(((Sound) reading).document());
        } catch (IOException e) {
            throw new UncheckedIOException("The settings file " + file + " cannot be read", e);
        }
    }

    private void put(Path file, Versioned wanted) {
        try {
            while (log.state() != State.FOLLOWING) {
                Thread.sleep(PAUSE.toMillis());
            }
            while (!settings.of(TENANT).version().equals(wanted.version())) {
                write(wanted);
            }
            LOG.infof("Settings %s of %s are in force", wanted.version(), file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Versioned wanted) throws InterruptedException {
        try {
            changes.file(TENANT, wanted).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.warnf("The settings file could not be put in force yet, trying again: %s", e.getMessage());
            Thread.sleep(Duration.ofSeconds(1).toMillis());
        }
    }
}
