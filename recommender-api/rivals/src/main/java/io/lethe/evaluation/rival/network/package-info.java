/**
 * Learned rivals: networks that read a user's choices in order and guess the next one, and a linear model with a closed
 * form. They run on PyTorch, whose native library is loaded when the first of them learns, and whose memory lies
 * outside of the heap.
 */
@NullMarked
package io.lethe.evaluation.rival.network;

import org.jspecify.annotations.NullMarked;
