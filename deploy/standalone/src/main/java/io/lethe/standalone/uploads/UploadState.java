package io.lethe.standalone.uploads;

import java.util.Arrays;
import java.util.Locale;

/** What has become of an upload. */
enum UploadState {
    /** It can be imported as it is. */
    LOOKED_AT,
    /** Nobody knows what it is, or its mapping is not complete. */
    UNRECOGNISED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** Lethe was stopped while it ran. */
    INTERRUPTED;

    /** The state in JSON. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its files are still there. */
    boolean hasFiles() {
        return this != DONE && this != FAILED && this != CANCELLED;
    }

    static UploadState ofCode(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElse(INTERRUPTED);
    }
}
