package io.lethe.recommend.service.recommendation;

import io.lethe.http.NearNames;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextKey;
import io.lethe.recommend.service.http.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts of a request's context as text: {@code device:phone}. */
final class CircumstanceText {
    /** The parameter, and the field of a body. */
    static final String FIELD = "context";

    private CircumstanceText() {}

    /** A fact that was read before. */
    static Circumstance read(String text) {
        return read(text, EnumSet.allOf(ContextKey.class));
    }

    /**
     * Reads a fact.
     *
     * @param keys the keys that settings have
     * @throws ProblemException with the reason, if it is none
     */
    static Circumstance read(String text, Set<ContextKey> keys) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw ProblemException.badField(FIELD, "This is a key and a value like device:phone, not '" + text + "'.");
        }
        String name = text.substring(0, colon);
        String given = text.substring(colon + 1);
        ContextKey key = ContextKey.ofCode(name).filter(keys::contains).orElseThrow(() -> noSuchKey(name, keys));
        String value = key.counted(given);
        if (value == null) {
            throw ProblemException.badField(
                    FIELD,
                    "A value is a name of 1 to " + ContextKey.LONGEST_VALUE + " letters, digits, spaces, - or _, with "
                            + ContextKey.MOST_DIGITS + " digits at the most, not '" + given + "'; others are never"
                            + " counted.");
        }
        return new Circumstance(key, value);
    }

    private static ProblemException noSuchKey(String name, Set<ContextKey> keys) {
        if (ContextKey.ofCode(name).isPresent()) {
            return ProblemException.badField(
                    FIELD, "The settings leave out the key " + name + "; context.keys brings it back.");
        }
        List<String> codes = keys.stream().map(ContextKey::code).toList();
        List<String> near = NearNames.of(name, Set.copyOf(codes));
        String hint = near.isEmpty()
                ? (codes.isEmpty()
                        ? "the settings have none"
                        : "there are " + codes.stream().collect(Collectors.joining(", ")))
                : "did you mean " + String.join(" or ", near) + "?";
        return ProblemException.badField(
                FIELD, "There is no key '" + name + "'; " + hint + (hint.endsWith("?") ? "" : "."));
    }
}
