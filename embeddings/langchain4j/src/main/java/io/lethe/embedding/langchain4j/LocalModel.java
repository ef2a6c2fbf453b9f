package io.lethe.embedding.langchain4j;

import io.lethe.embedding.ModelId;
import java.util.Optional;

/** A model that reads texts in this process: one that comes with Lethe, or one in files of your own. */
public sealed interface LocalModel permits BundledModel, FileModel {

    /**
     * The model that is described: by the name of one that comes with Lethe, or by a {@link ModelPath}. Files are read
     * and tried, which takes about a second.
     *
     * @throws IllegalArgumentException if there is none, or its files do not fit; the message says why, and lists the
     *     names that there are
     */
    static LocalModel of(String description) {
        Optional<BundledModel> bundled = BundledModel.named(description);
        if (bundled.isPresent()) {
            return bundled.get();
        }
        if (!ModelPath.isPath(description)) {
            throw new IllegalArgumentException("no model is called '" + description + "'; there are "
                    + BundledModel.names() + ", and any folder with model.onnx and tokenizer.json, by its path");
        }
        return FileModel.open(ModelPath.parse(description));
    }

    /** The name under which its vectors are kept. */
    ModelId id();

    /** How many dimensions its vectors have. */
    int dimension();

    /** How many tokens of a text it reads at once, without those that frame it. */
    int tokensAtOnce();

    /** Loads it: a second or so. */
    LoadedModel load();
}
