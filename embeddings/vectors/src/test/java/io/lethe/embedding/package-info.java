/** Tests of embeddings, their stored forms and the topic codebook. */
@NullMarked
package io.lethe.embedding;

import org.jspecify.annotations.NullMarked;
