package io.lethe.embedding;

import java.util.List;

/**
 * Turns texts into embeddings: the port behind which any model can stand. Implementations may be called by several
 * threads at once, and give one text one embedding, whatever else is in the list.
 */
public interface TextEmbedder {

    /** The model that the embeddings belong to. */
    ModelId model();

    /** How many dimensions its embeddings have. */
    int dimension();

    /**
     * One embedding for each text, in order. A text of any length counts whole.
     *
     * @throws IllegalArgumentException if a text is blank
     */
    List<Embedding> embed(List<String> texts);

    /** The embedding of one text. */
    default Embedding embed(String text) {
        return embed(List.of(text)).get(0);
    }
}
