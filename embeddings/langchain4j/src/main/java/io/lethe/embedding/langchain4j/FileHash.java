package io.lethe.embedding.langchain4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Twelve hexadecimal digits that stand for a model's files and how they are read. */
final class FileHash {
    private static final int DIGITS = 12;
    private static final int BLOCK = 1 << 16;

    private FileHash() {}

    /**
     * The hash of the network, of files beside it that begin with its name, in which large ones keep their weights, of
     * the tokenizer, the pooling and the window.
     *
     * @throws IllegalArgumentException if one of them cannot be read
     */
    static String of(FileModel.Reading reading) {
        MessageDigest hash = sha256();
        for (Path file : weights(reading.network())) {
            add(hash, file);
        }
        add(hash, reading.tokenizer());
        hash.update((reading.pooling() + " " + reading.window()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash.digest()).substring(0, DIGITS);
    }

    private static List<Path> weights(Path network) {
        String name = String.valueOf(network.getFileName());
        Path folder = Objects.requireNonNull(network.toAbsolutePath().getParent());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("the folder of " + network + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void add(MessageDigest hash, Path file) {
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                hash.update(block, 0, read);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
