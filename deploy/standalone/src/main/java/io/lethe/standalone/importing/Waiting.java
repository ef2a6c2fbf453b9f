package io.lethe.standalone.importing;

import io.lethe.command.RefusalException;
import java.time.Duration;

/** Pauses that end the command if they are interrupted. */
public final class Waiting {
    private Waiting() {}

    public static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusalException("interrupted");
        }
    }
}
