package io.lethe.endtoend;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One visit to the page, in a browser profile of its own. It takes down what the browser complains of and what moves.
 */
final class Visit implements AutoCloseable {
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final String TAKE_DOWN = """
            window.letheShift = 0;
            window.letheLong = [];
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
              if (!entry.hadRecentInput) window.letheShift += entry.value;
            })).observe({type: 'layout-shift', buffered: true});
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.letheLong.push(entry.duration)))
              .observe({type: 'longtask', buffered: true});
            """;

    /** More than a busy machine takes; whatever is waited for comes sooner. */
    private static final double PATIENCE_MILLIS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Visit(Browser browser, String base, Look look) {
        this.base = base;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.colors())
                .setLocale(look.locale()));
        context.addInitScript(TAKE_DOWN);
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Goes to an address of the page, such as {@code #/users/bruno}. */
    Visit open(String address) {
        page.navigate(base + "/" + address);
        page.locator("main h1").first().waitFor();
        return this;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** What the console has said of errors and warnings. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * What axe calls serious or critical, with the elements. The page has no frames, so that axe finds the same in its
     * legacy mode, which opens no second page to put the frames' results together and takes a third of the time.
     */
    List<String> graveViolations() {
        List<String> found = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            if (GRAVE.contains(rule.getImpact())) {
                rule.getNodes()
                        .forEach(node -> found.add(rule.getId() + " " + node.getTarget() + " " + node.getHtml()));
            }
        }
        return found;
    }

    /** How far things moved by themselves, as browsers count it: 0 is not at all, above 0.1 is poor. */
    double layoutShift() {
        return ((Number) page.evaluate("window.letheShift")).doubleValue();
    }

    /** From the request to the first paint with content, in milliseconds. */
    double firstPaintMillis() {
        return ((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
    }

    /** The tasks of the main thread that took over 50 ms, in milliseconds. */
    List<Double> longTasks() {
        return ((List<?>) page.evaluate("window.letheLong"))
                .stream().map(millis -> ((Number) millis).doubleValue()).toList();
    }

    void forgetLongTasks() {
        page.evaluate("window.letheLong.length = 0");
    }

    /** By how many pixels the page is wider than its window. */
    int tooWide() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    /** Presses Tab until this is where the keyboard is. */
    void tabTo(Locator wanted) {
        for (int presses = 0; presses < 200; presses++) {
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not come to " + wanted);
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    }

    @Override
    public void close() {
        context.close();
    }
}
