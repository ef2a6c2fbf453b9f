package io.lethe.interest.signal;

import io.lethe.event.Interaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One fact of the context of a choice: on the phone, at home, in the morning.
 *
 * @param value as {@link ContextKey#counted} has it; empty for all values that a signal does not tell apart
 */
public record Circumstance(ContextKey key, String value) implements Comparable<Circumstance> {
    private static final Comparator<Circumstance> ORDER =
            Comparator.comparing(Circumstance::key).thenComparing(Circumstance::value);

    public Circumstance {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }

    /** All values of a key that a signal does not tell apart. */
    static Circumstance others(ContextKey key) {
        return new Circumstance(key, "");
    }

    /** The circumstance with this name and value; empty if it is not counted. */
    public static Optional<Circumstance> of(String name, String value) {
        return ContextKey.ofCode(name)
                .flatMap(key -> Optional.ofNullable(key.counted(value)).map(one -> new Circumstance(key, one)));
    }

    /** What is counted of an event's context, one for each key at the most, in order. */
    public static List<Circumstance> of(Interaction interaction) {
        if (interaction.context().isEmpty()) {
            return List.of();
        }
        List<Circumstance> all = new ArrayList<>();
        for (Map.Entry<String, String> entry : interaction.context().entrySet()) {
            of(entry.getKey(), entry.getValue()).ifPresent(all::add);
        }
        all.sort(ORDER);
        return all;
    }

    @Override
    public int compareTo(Circumstance other) {
        return ORDER.compare(this, other);
    }
}
