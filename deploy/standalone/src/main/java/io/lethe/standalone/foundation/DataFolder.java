package io.lethe.standalone.foundation;

import io.lethe.command.RefusalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder that holds a standalone Lethe's whole state: {@code kafka}, {@code postgres}, {@code streams}, and
 * {@code lethe.properties} with what a restart has to remember. Locked while open, so that one process has it at a
 * time.
 */
public final class DataFolder implements AutoCloseable {
    /** How much has to be free on the disk for a start, in bytes. */
    public static final long NEEDED_BYTES = 500L << 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder if need be, and locks it.
     *
     * @throws RefusalException if it cannot be made or written, another process has it, or its disk is nearly full
     */
    public static DataFolder open(Path path, long neededBytes) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < neededBytes) {
                throw new RefusalException("Only %,d MB are free on the disk of %s, and at least %,d MB are needed"
                        .formatted(free >> 20, folder, neededBytes >> 20));
            }
            return new DataFolder(folder, lock(folder));
        } catch (IOException e) {
            throw new RefusalException("The data folder " + folder + " cannot be used: " + e);
        }
    }

    public Path path() {
        return path;
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path streams() {
        return path.resolve("streams");
    }

    /** What was remembered under this name. */
    public Optional<String> recall(String name) {
        return Optional.ofNullable(memory().getProperty(name));
    }

    /** Remembers this over restarts, however the process ends. */
    public synchronized void remember(String name, String value) {
        Properties memory = memory();
        memory.setProperty(name, value);
        Path file = path.resolve("lethe.properties");
        Path draft = path.resolve("lethe.properties.new");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                memory.store(out, "What Lethe remembers between runs");
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.truncate(0);
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties memory() {
        Properties memory = new Properties();
        Path file = path.resolve("lethe.properties");
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                memory.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return memory;
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            channel.close();
            String holder = Files.readString(file).strip();
            throw new RefusalException(
                    "The data folder %s is in use by another Lethe%s; stop it, or choose another with --data"
                            .formatted(folder, holder.isEmpty() ? "" : " (process " + holder + ")"));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return channel;
    }
}
