/**
 * LangChain4j's local models, and ONNX files by their path, behind the port {@link io.lethe.embedding.TextEmbedder}: in
 * this process, on this machine's processor, without a word to any other host. Long texts are split and pooled,
 * repeated ones come from a cache.
 */
@NullMarked
package io.lethe.embedding.langchain4j;

import org.jspecify.annotations.NullMarked;
