package io.lethe.evaluation.ties;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order events of one user at one time are taken. */
public enum Ties {
    /** As the log has them: by sequence, then by event id. */
    AS_IS,
    /** In a random order that a seed fixes, drawn before the log is split. */
    SHUFFLED;

    /** The order of this name. */
    public static Optional<Ties> ofCode(String code) {
        return Arrays.stream(values()).filter(ties -> ties.code().equals(code)).findFirst();
    }

    /** The name on the command line and in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
