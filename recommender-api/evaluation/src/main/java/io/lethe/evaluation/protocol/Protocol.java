package io.lethe.evaluation.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a log is divided into what models learn from and what they are asked. */
public enum Protocol {
    /**
     * As most papers on sequential recommendation: each user's last choice of a new item is the test, the one before it
     * validation. Models learn from the rest, everybody's later events included; the history shown is everything before
     * the event predicted, the validation event of a test too. Asked at the time of the last event shown.
     */
    LEAVE_ONE_OUT,
    /**
     * The last tenth of the span of time is the test, the tenth before it validation. Models learn from what was before
     * and then no more; the histories shown go on. All choices of a user at one time are one request, asked at that
     * time.
     */
    TEMPORAL,
    /** The same requests, but models learn every event as soon as its time has passed. */
    PREQUENTIAL;

    /** The protocol of this name, such as {@code leave-one-out}. */
    public static Optional<Protocol> ofCode(String code) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.code().equals(code))
                .findFirst();
    }

    /** The name in tables and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
