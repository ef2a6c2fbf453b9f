package io.lethe.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A Lethe with the demo and a Chromium to look at its page with, started once for all test classes that register this. */
final class DemoInBrowser implements BeforeAllCallback {
    private static final Namespace PLACE = Namespace.create(DemoInBrowser.class);
    private static final List<Path> CHROMIUMS =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(PLACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /** A visit that has not gone anywhere yet. */
    Visit visit(Look look) {
        return new Visit(running().browser(), lethe().url(), look);
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

    private record Running(LetheProcess lethe, Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start() {
            Path chromium = chromium();
            LetheProcess lethe = LetheProcess.run(folder().resolve("data"), "--demo");
            lethe.awaitPrinted("The demo is through", Duration.ofMinutes(4));
            Playwright playwright =
                    Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
            return new Running(lethe, playwright, browser);
        }

        @Override
        public void close() {
            playwright.close();
            lethe.close();
        }
    }

    private static Path chromium() {
        String named = System.getenv("LETHE_CHROMIUM");
        return Stream.concat(Stream.ofNullable(named).map(Path::of), CHROMIUMS.stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium was found to look at the page with. Install it:"
                        + " apt-get update && apt-get install -y chromium; or say where it is with LETHE_CHROMIUM."));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("lethe-page");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
