/** Tests of the learned models, on the PyTorch that comes along. */
@NullMarked
package io.lethe.evaluation.rival.network;

import org.jspecify.annotations.NullMarked;
