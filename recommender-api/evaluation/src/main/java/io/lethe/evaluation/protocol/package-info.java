/**
 * What is asked of models and what they may know: data sets as logs, protocols that turn a log into requests, and the
 * watch over events that nobody may have seen.
 */
@NullMarked
package io.lethe.evaluation.protocol;

import org.jspecify.annotations.NullMarked;
