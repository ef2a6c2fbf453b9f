/**
 * Tests of the local models: the port's contract, what the models know, how long texts are read, and that nothing is
 * sent out.
 */
@NullMarked
package io.lethe.embedding.langchain4j;

import org.jspecify.annotations.NullMarked;
