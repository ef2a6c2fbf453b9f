package io.lethe.standalone;

import io.lethe.standalone.foundation.EmbeddedDatabase;
import io.lethe.standalone.foundation.Ports;
import java.nio.file.Path;

/** A process that starts a database in the folder given, and dies without a word, as after a {@code kill -9}. */
public final class DyingRun {
    public static final int KILLED = 137;

    private DyingRun() {}

    public static void main(String... args) {
        EmbeddedDatabase.start(Path.of(args[0]), Ports.free());
        Runtime.getRuntime().halt(KILLED);
    }
}
