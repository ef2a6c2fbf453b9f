package io.lethe.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A Lethe with the demo and a Chromium to look at its page with, started once for all test classes that register this.
 */
final class DemoInBrowser implements BeforeAllCallback {
    private static final Namespace PLACE = Namespace.create(DemoInBrowser.class);

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running =
                context.getRoot().getStore(PLACE).computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /** A visit that has not gone anywhere yet. */
    Visit visit(Look look) {
        return new Visit(running().chromium().browser(), lethe().url(), look);
    }

    LetheProcess lethe() {
        return running().lethe();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("JUnit has not begun");
        }
        return running;
    }

    private record Running(LetheProcess lethe, Chromium chromium) implements AutoCloseable {
        static Running start() {
            Chromium chromium = Chromium.start();
            LetheProcess lethe = LetheProcess.run(folder().resolve("data"), "--demo");
            lethe.awaitPrinted("The demo is through", Duration.ofMinutes(4));
            return new Running(lethe, chromium);
        }

        @Override
        public void close() {
            chromium.close();
            lethe.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("lethe-page");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
