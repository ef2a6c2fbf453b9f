package io.lethe.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** @throws IllegalStateException if there is none */
    static Chromium start() {
        Path program = program();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        return new Chromium(playwright, browser);
    }

    /** The one that {@code LETHE_CHROMIUM} names, or the first on the {@code PATH}. */
    private static Path program() {
        Stream<Path> named = Stream.ofNullable(System.getenv("LETHE_CHROMIUM")).map(Path::of);
        Stream<Path> found = Stream.concat(NAMES.stream().flatMap(Program::onThePath), Stream.of(ON_A_MAC));
        return Stream.concat(named, found)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing, and the page is tested in it:"
                        + " run ./lethe test, which installs it, or sudo apt-get install chromium,"
                        + " or name a Chrome you have with LETHE_CHROMIUM"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
