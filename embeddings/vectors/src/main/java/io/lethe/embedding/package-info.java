/**
 * Meaning as vectors: embeddings and their quantized form, how alike two of them are, which model they come from,
 * events and items with their embedding, the topic codebook, and the port {@link io.lethe.embedding.TextEmbedder}
 * behind which any model can stand.
 */
@NullMarked
package io.lethe.embedding;

import org.jspecify.annotations.NullMarked;
