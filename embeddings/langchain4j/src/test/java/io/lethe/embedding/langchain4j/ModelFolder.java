package io.lethe.embedding.langchain4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders as a user has them: with the files of a model that comes with Lethe. */
final class ModelFolder {
    private ModelFolder() {}

    /** Makes the folder, with {@code model.onnx} and {@code tokenizer.json} in it. */
    static Path of(BundledModel model, Path folder) {
        try {
            Files.createDirectories(folder);
            copy(model.networkFile(), folder.resolve("model.onnx"));
            copy(model.tokenizerFile(), folder.resolve("tokenizer.json"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = BundledModel.resource(resource)) {
            Files.copy(in, file);
        }
    }
}
