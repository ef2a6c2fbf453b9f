package io.lethe.evaluation.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A text file of a data set in UTF-8, plain or gzipped. */
record SourceFile(Path path) {
    private static final int BUFFER = 1 << 16;

    /** The file of this name in a folder, or the one with {@code .gz} behind it. */
    static Optional<SourceFile> find(Path folder, String name) {
        for (String candidate : List.of(name, name + ".gz")) {
            Path path = folder.resolve(candidate);
            if (Files.isRegularFile(path)) {
                return Optional.of(new SourceFile(path));
            }
        }
        return Optional.empty();
    }

    /** The files whose names end so, gzipped or not, by name. */
    static List<SourceFile> ofKind(Path folder, String ending) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName()
                            .toString()
                            .replaceFirst("\\.gz$", "")
                            .endsWith(ending))
                    .sorted()
                    .map(SourceFile::new)
                    .toList();
        }
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    Row.Place line(long number) {
        return new Row.Place(name(), number);
    }

    /** The text; bytes that are not UTF-8 become U+FFFD, a byte order mark is left out. */
    BufferedReader open() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.UTF_8), BUFFER);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** How many lines there are, the last one counted even without an end of line; 0 for no file. */
    static long countLines(@Nullable SourceFile file) throws IOException {
        if (file == null) {
            return 0;
        }
        long lines = 0;
        byte last = '\n';
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = file.bytes()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = read > 0 ? buffer[read - 1] : last;
            }
        }
        return last == '\n' ? lines : lines + 1;
    }

    private InputStream bytes() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        return name().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
    }
}
