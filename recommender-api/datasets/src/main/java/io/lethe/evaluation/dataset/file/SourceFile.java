package io.lethe.evaluation.dataset.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of a data set: plain, packed by gzip or zstd, or one of those in a zip archive.
 *
 * @param path  where it lies
 * @param entry its name in the archive at that path; null for a file of its own
 */
public record SourceFile(Path path, @Nullable String entry) {
    static final int BUFFER = 1 << 16;
    private static final List<String> PACKED = List.of(".gz", ".zst", ".zstd");

    /** The files at a path: a folder's own, those of a zip archive, or the one. Hidden ones are left out. */
    public static List<SourceFile> at(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            List<SourceFile> files = new ArrayList<>();
            try (var paths = Files.list(path)) {
                for (Path one : paths.filter(Files::isRegularFile).sorted().toList()) {
                    files.addAll(at(one));
                }
            }
            return files;
        }
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(".")) {
            return List.of();
        }
        return name.toLowerCase(Locale.ROOT).endsWith(".zip") ? entries(path) : List.of(new SourceFile(path, null));
    }

    private static List<SourceFile> entries(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX"))
                    .map(entry -> new SourceFile(path, entry.getName()))
                    .filter(file -> !file.name().startsWith("."))
                    .sorted((left, right) -> left.name().compareTo(right.name()))
                    .toList();
        } catch (ZipException e) {
            throw new UnreadableFileException(
                    path.getFileName() + " is no sound zip archive (" + e.getMessage() + "); fetch it again");
        }
    }

    /** Its own name, without that of the archive. */
    public String name() {
        String all = entry == null ? String.valueOf(path.getFileName()) : entry;
        return all.substring(all.lastIndexOf('/') + 1);
    }

    /** The name without the ending that says how it is packed. */
    public String plainName() {
        String name = name();
        String low = name.toLowerCase(Locale.ROOT);
        for (String ending : PACKED) {
            if (low.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /** The bytes, unpacked. A fault of the packing is an {@link UnreadableFileException} that names the file. */
    public InputStream bytes() throws IOException {
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(entry == null ? Files.newInputStream(path) : inArchive(entry), BUFFER);
            return new Named(name(), unpacked(raw));
        } catch (IOException e) {
            if (raw != null) {
                raw.close();
            }
            throw named(name(), e);
        }
    }

    private InputStream inArchive(String entry) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            zip.close();
            throw new IOException("it is no longer in the archive");
        }
        return new FilterInputStream(zip.getInputStream(found)) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(4);
        byte[] head = raw.readNBytes(4);
        raw.reset();
        if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
            return new GZIPInputStream(raw, BUFFER);
        }
        boolean zstd = head.length == 4
                && (head[0] & 0xFF) == 0x28
                && (head[1] & 0xFF) == 0xB5
                && (head[2] & 0xFF) == 0x2F
                && (head[3] & 0xFF) == 0xFD;
        return zstd ? new ZstdInputStream(raw) : raw;
    }

    private static IOException named(String name, IOException e) {
        if (e instanceof UnreadableFileException) {
            return e;
        }
        return new UnreadableFileException(name + " cannot be unpacked to its end (" + reason(e) + "); fetch it again");
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** Says of which file an error is. */
    private static final class Named extends FilterInputStream {
        private final String name;

        Named(String name, InputStream in) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw named(name, e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw named(name, e);
            }
        }
    }
}
