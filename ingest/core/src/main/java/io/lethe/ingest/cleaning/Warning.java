package io.lethe.ingest.cleaning;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of an accepted record that was left out or changed.
 *
 * @param field  the path of the part
 * @param value  the beginning of its value, in the form of {@link Shown}; null if there is nothing to show
 * @param reason what was wrong and what was done, in one sentence
 */
public record Warning(String field, @Nullable String value, String reason) {
    public Warning {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
    }

    /** The path's top-level field, as a metric label. */
    public String label() {
        return Shown.root(field);
    }
}
