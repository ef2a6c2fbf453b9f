package io.lethe.embedding.service;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The settings of the embeddings service, {@code lethe.embeddings.*}. */
@ConfigMapping(prefix = "lethe.embeddings")
public interface EmbeddingsConfig {

    /**
     * The model: {@code all-minilm-l6-v2} (default, English), {@code all-minilm-l6-v2-q} (the same in 8 bits), {@code
     * bge-small-en-v1.5-q} (English), {@code bge-small-zh-v1.5} (Chinese), or the path of your own, a folder with {@code
     * model.onnx} and {@code tokenizer.json}: {@code PATH[,pooling=mean|cls][,window=TOKENS][,name=NAME]}.
     */
    String model();

    /**
     * The model to go to, as {@code model} has it; none by default. All items get its vectors too, slowly and beside
     * the stream, while answers are found by those of {@code model}. To switch, start with the two exchanged.
     */
    Optional<String> nextModel();

    /**
     * How many items that were there before get their vectors of another model between two looks at what comes in,
     * default 32.
     */
    int migrationBatch();

    /**
     * How many embeddings of texts to remember, default 50,000, about 1.7 KB each. An item among them is not embedded
     * again when it is imported again, before or after a restart; so this should be no smaller than the catalogue.
     */
    long cacheSize();

    /** How many embeddings of users' words to remember in their small form, default 100,000, about 0.6 KB each. */
    long rememberedEventTexts();

    /**
     * How many batches of texts the model reads at the same time, default 2, and as many short ones beside them; more
     * than there are processors is of no use.
     */
    int threads();

    /** How many items or users' texts are embedded and published together, default 256. */
    int batchSize();

    /** How many texts one request may hold, default 1,000. */
    int requestTexts();
}
