package io.lethe.embedding;

/**
 * The name of an embedding model. Embeddings of different models live in different spaces and are never compared.
 *
 * @param name {@code all-minilm-l6-v2}, {@code bge-small-zh-v1.5} or another that comes with Lethe; a name with a hash
 *     of its files for a model of the user's own; {@code given} for vectors that a producer brought, or {@code none}
 */
public record ModelId(String name) {
    /** The model of items that came with a vector of their own. */
    public static final ModelId GIVEN = new ModelId("given");

    /** The model of items of which nothing is known that could be embedded. */
    public static final ModelId NONE = new ModelId("none");

    public ModelId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a model needs a name");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
