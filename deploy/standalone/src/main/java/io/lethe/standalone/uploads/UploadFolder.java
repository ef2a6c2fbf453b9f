package io.lethe.standalone.uploads;

import io.lethe.http.RefusedCallException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where uploads lie on the disk: a folder each, with its files, and what is remembered of it over a restart. */
final class UploadFolder {
    private static final Logger LOG = Logger.getLogger(UploadFolder.class);
    private static final String MEMORY = "upload.properties";
    private static final int LONGEST_NAME = 200;

    private final Path root;
    private final long largest;

    /**
     * @param root    the folder of all uploads
     * @param largest how many bytes an upload may have on the disk
     */
    UploadFolder(Path root, long largest) {
        this.root = root;
        this.largest = largest;
    }

    Path of(String importId) {
        return root.resolve(importId);
    }

    /** The last part of a name that somebody gave; empty if it is no name for a file. */
    static Optional<String> plainName(@Nullable String given) {
        if (given == null) {
            return Optional.empty();
        }
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        boolean fit = !name.isEmpty()
                && !name.startsWith(".")
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
        return fit ? Optional.of(name) : Optional.empty();
    }

    /**
     * Takes in a file; one of a name that is there already is replaced. A zip becomes the files in it.
     *
     * @throws RefusedCallException if it is larger than allowed, or no zip in spite of its name
     */
    void take(Upload upload, String name, InputStream body) throws IOException {
        Files.createDirectories(upload.files());
        if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            unzip(upload, name, body);
        } else {
            write(upload, name, body);
        }
    }

    private void unzip(Upload upload, String name, InputStream body) throws IOException {
        int found = 0;
        try (ZipInputStream zip = new ZipInputStream(body, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Optional<String> inside = entry.isDirectory() ? Optional.empty() : plainName(entry.getName());
                if (inside.isPresent() && !entry.getName().startsWith("__MACOSX")) {
                    write(upload, inside.get(), zip);
                    found++;
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw UploadRefusals.unreadable(name + " is not a zip that can be read: " + e.getMessage());
        }
        if (found == 0) {
            throw UploadRefusals.unreadable(name + " holds no file, or is no zip");
        }
    }

    private void write(Upload upload, String name, InputStream content) throws IOException {
        long free = largest - sizeOf(upload.files());
        Path file = upload.files().resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                free -= read;
                if (free < 0) {
                    throw UploadRefusals.tooLarge(largest);
                }
                out.write(buffer, 0, read);
            }
        }
        upload.addFile(name);
    }

    /** Remembers how an upload stands. */
    void remember(Upload upload) {
        Properties memory = new Properties();
        memory.setProperty("tenant", upload.tenant());
        memory.setProperty("createdAt", upload.createdAt().toString());
        memory.setProperty("state", upload.state().code());
        String mapping = upload.given();
        if (mapping != null) {
            memory.setProperty("mapping", mapping);
        }
        Path draft = upload.folder().resolve(MEMORY + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                memory.store(out, "What Lethe remembers of an upload");
            }
            Files.move(
                    draft,
                    upload.folder().resolve(MEMORY),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The uploads that a restart left; what has no files any more is removed. */
    List<Upload> left() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(this::restored).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Upload> restored(Path folder) {
        Properties memory = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(MEMORY));
                Stream<Path> files = Files.list(folder.resolve("files"))) {
            memory.load(in);
            Upload upload = new Upload(
                    String.valueOf(folder.getFileName()),
                    memory.getProperty("tenant"),
                    folder,
                    Instant.parse(memory.getProperty("createdAt")));
            UploadState state = UploadState.ofCode(memory.getProperty("state"));
            if (state.hasFiles()) {
                files.sorted().forEach(file -> upload.addFile(String.valueOf(file.getFileName())));
                upload.restore(state, memory.getProperty("mapping"));
                return Optional.of(upload);
            }
        } catch (IOException | RuntimeException e) {
            LOG.infof("%s is left of an upload that was cut off, and is removed: %s", folder, e);
        }
        remove(folder);
        return Optional.empty();
    }

    /** Removes a folder and all in it. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long size = 0;
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }
}
