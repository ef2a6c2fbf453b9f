/**
 * What is compared: models that learn from a log and rank items for a history. Lethe is one of them, through the code
 * that serves.
 */
@NullMarked
package io.lethe.evaluation.model;

import org.jspecify.annotations.NullMarked;
