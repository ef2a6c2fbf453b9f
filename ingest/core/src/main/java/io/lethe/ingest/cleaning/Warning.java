package io.lethe.ingest.cleaning;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of an accepted record that was left out or kept in another form.
 *
 * @param field  the path of the part
 * @param value  how it begins, as {@link Shown} has it; null where there is nothing to show
 * @param reason what was wrong and what became of it, in one sentence
 */
public record Warning(String field, @Nullable String value, String reason) {
    public Warning {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
    }

    /** The field without its places in lists and objects, for counting. */
    public String label() {
        return Shown.root(field);
    }
}
