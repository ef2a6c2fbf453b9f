/** Tests of the embeddings service against a real broker and the real model. */
@NullMarked
package io.lethe.embedding.service;

import org.jspecify.annotations.NullMarked;
