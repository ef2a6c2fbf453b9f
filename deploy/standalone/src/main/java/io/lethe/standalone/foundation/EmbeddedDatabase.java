package io.lethe.standalone.foundation;

import io.lethe.command.RefusalException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A Postgres beside this process, reachable from this machine only, whose data outlive it. */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Stops what an earlier run may have left behind, makes the database if the folder is new, and starts.
     *
     * @param folder where its data are kept; its program and its log lie beside it
     * @param port   where clients connect
     * @throws RefusalException if it does not start
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        Path log = sibling(folder, ".log");
        try {
            LeftOverPostgres.in(folder).ifPresent(LeftOverPostgres::stop);
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
            Redirect output = Redirect.appendTo(log.toFile());
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setOverrideWorkingDirectory(program(folder))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setOutputRedirector(output)
                    .setErrorRedirector(output)
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "32MB")
                    .setPort(port)
                    .start());
        } catch (IOException | RuntimeException e) {
            stopWhatIsLeft(folder);
            throw new RefusalException("The embedded Postgres did not start (its log is " + log + "): " + e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    public String userName() {
        return "postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server whose start failed half-way is stopped; what stays nevertheless is found by the next start. */
    private static void stopWhatIsLeft(Path folder) {
        try {
            LeftOverPostgres.in(folder).ifPresent(LeftOverPostgres::stop);
        } catch (IOException | RuntimeException e) {
            Logger.getLogger(EmbeddedDatabase.class).debugf("Nothing to stop in %s: %s", folder, e);
        }
    }

    private static File program(Path folder) throws IOException {
        return Files.createDirectories(sibling(folder, "-program")).toFile();
    }

    private static Path sibling(Path folder, String ending) {
        return folder.resolveSibling(folder.getFileName() + ending);
    }
}
