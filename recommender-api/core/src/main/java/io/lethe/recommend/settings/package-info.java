/**
 * Settings as people write them: one document in YAML or JSON, one schema, errors with their places, and the canonical
 * form that is stored and versioned.
 */
@NullMarked
package io.lethe.recommend.settings;

import org.jspecify.annotations.NullMarked;
