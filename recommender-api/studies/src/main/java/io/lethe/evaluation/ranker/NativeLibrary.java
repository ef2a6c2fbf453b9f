package io.lethe.evaluation.ranker;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * LightGBM's library, unpacked into a folder of this process. Left to itself, lightgbm4j writes it to one place for all
 * processes, and a second one writes over what the first has mapped, which kills it.
 */
final class NativeLibrary {
    private static final String FOLDER = "java.io.tmpdir";
    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads it, once.
     *
     * @throws IOException          if it cannot be unpacked
     * @throws UnsatisfiedLinkError if something that it needs is missing
     */
    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        Path own = Files.createTempDirectory("lethe-lightgbm");
        own.toFile().deleteOnExit();
        String usual = String.valueOf(System.getProperty(FOLDER));
        System.setProperty(FOLDER, own.toString());
        try {
            LGBMBooster.loadNative();
        } finally {
            System.setProperty(FOLDER, usual);
        }
        try (var files = Files.list(own)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
        loaded = true;
    }
}
