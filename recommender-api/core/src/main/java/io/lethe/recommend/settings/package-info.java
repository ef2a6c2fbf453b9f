/**
 * Settings as people write them: one document in YAML or JSON, its schema, errors with line numbers, and the canonical
 * form that is stored and versioned.
 */
@NullMarked
package io.lethe.recommend.settings;

import org.jspecify.annotations.NullMarked;
