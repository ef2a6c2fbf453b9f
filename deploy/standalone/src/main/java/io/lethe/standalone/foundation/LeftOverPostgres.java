package io.lethe.standalone.foundation;

import io.lethe.command.RefusalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres that outlived the process that started it. Its {@code postmaster.pid} is believed only if the process of
 * that number lives, is a Postgres, was started when the file says, and the file names this very folder: a number may
 * have gone to another program since.
 */
final class LeftOverPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOverPostgres.class);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);
    private static final long PATIENCE_SECONDS = 15;

    private final ProcessHandle process;

    private LeftOverPostgres(ProcessHandle process) {
        this.process = process;
    }

    /** The one that holds this data folder. */
    static Optional<LeftOverPostgres> in(Path folder) throws IOException {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3 || !isFolder(Path.of(lines.get(1).strip()), folder)) {
            return Optional.empty();
        }
        try {
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(LeftOverPostgres::isPostgres)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> Duration.between(start, started).abs().compareTo(CLOCK_SLACK) < 0)
                            .orElse(true))
                    .map(LeftOverPostgres::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a named folder is this one. A data folder that was moved or copied names one that may not be there. */
    private static boolean isFolder(Path named, Path folder) throws IOException {
        return Files.exists(named) && Files.isSameFile(named, folder);
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to end, and ends it if it does not. */
    void stop() {
        LOG.info("Stopping the Postgres that an earlier run left behind (process {})", process.pid());
        process.destroy();
        if (!ends()) {
            process.destroyForcibly();
            if (!ends()) {
                throw new RefusalException("The Postgres of an earlier run (process " + process.pid()
                        + ") could not be stopped; stop it and start again");
            }
        }
    }

    private boolean ends() {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }
}
