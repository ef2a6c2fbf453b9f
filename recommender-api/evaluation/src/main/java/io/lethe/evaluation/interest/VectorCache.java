package io.lethe.evaluation.interest;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.embedding.TextEmbedder;
import io.lethe.event.ContentHash;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Quantized embeddings that outlive the process, in one file for each model: a version byte, then the hash of a text
 * and its vector, again and again. What a run was killed in the middle of writing is written over by the next.
 */
public final class VectorCache {
    private static final int VERSION = 1;
    private static final int BATCH = 512;

    private final TextEmbedder embedder;
    private final Path file;
    private final Map<ContentHash, QuantizedEmbedding> known = new LinkedHashMap<>();

    /** How far it has got. */
    @FunctionalInterface
    public interface Progress {
        void show(long done, long all);
    }

    /**
     * Opens the cache of this embedder's model.
     *
     * @throws IOException if the folder cannot be made or the file is none of these
     */
    public VectorCache(TextEmbedder embedder, Path folder) throws IOException {
        this.embedder = embedder;
        Files.createDirectories(folder);
        this.file = folder.resolve(embedder.model().name() + ".vectors");
        if (!Files.exists(file)) {
            Files.write(file, new byte[] {VERSION});
        }
        int entry = ContentHash.LENGTH + embedder.dimension();
        read();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(1L + (long) known.size() * entry);
        }
    }

    /** The vectors of these texts, in order; those not known yet are embedded, and kept. */
    public List<QuantizedEmbedding> of(List<String> texts, Progress progress) throws IOException {
        Map<ContentHash, String> missing = new LinkedHashMap<>();
        for (String text : texts) {
            if (!known.containsKey(hash(text))) {
                missing.put(hash(text), text);
            }
        }
        List<String> unknown = new ArrayList<>(missing.values());
        for (int from = 0; from < unknown.size(); from += BATCH) {
            add(unknown.subList(from, Math.min(unknown.size(), from + BATCH)));
            progress.show(Math.min(unknown.size(), from + BATCH), unknown.size());
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(known.get(hash(text))))
                .toList();
    }

    private void add(List<String> texts) throws IOException {
        List<Embedding> embeddings = embedder.embed(texts);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < texts.size(); i++) {
                ContentHash hash = hash(texts.get(i));
                QuantizedEmbedding vector = embeddings.get(i).quantized();
                known.put(hash, vector);
                out.write(hash.toBytes());
                out.write(bytes(vector));
            }
        }
    }

    private void read() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int version = in.read();
            if (version != VERSION) {
                throw new IOException(file + " is no cache of vectors of version " + VERSION);
            }
            while (true) {
                byte[] hash = new byte[ContentHash.LENGTH];
                byte[] values = new byte[embedder.dimension()];
                in.readFully(hash);
                in.readFully(values);
                known.put(ContentHash.fromBytes(hash), vector(values));
            }
        } catch (EOFException e) {
            return;
        }
    }

    private static byte[] bytes(QuantizedEmbedding vector) {
        byte[] bytes = new byte[vector.dimension()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) vector.at(i);
        }
        return bytes;
    }

    /** The largest number is 127 in size, so quantizing again changes nothing. */
    private static QuantizedEmbedding vector(byte[] values) {
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i];
        }
        return QuantizedEmbedding.of(numbers);
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
