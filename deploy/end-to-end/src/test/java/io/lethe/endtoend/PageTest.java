package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every view is held to, in every {@link Look}; each view has a test class of its own. */
abstract class PageTest {
    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private static final boolean WRITE = Boolean.getBoolean("lethe.write");
    private static final double MOST_SHIFT = 0.05;
    private static final long LARGEST_PICTURE = 200_000;

    /** As {@link #assertUsable}, when all has settled. With {@code -Dlethe.write=true}, a picture too. */
    static void assertSound(Visit visit, String view, Look look) throws IOException {
        visit.page().waitForTimeout(400);
        assertUsable(visit, view);
        if (WRITE) {
            Path file = Path.of(System.getProperty("lethe.pictures")).resolve(view + "-" + look.name() + ".png");
            Files.createDirectories(file.getParent());
            visit.picture(file);
            assertThat(Files.size(file)).isLessThan(LARGEST_PICTURE);
        }
    }

    /** Nothing grave for axe, nothing on the console, nothing too wide, nothing that jumped. */
    static void assertUsable(Visit visit, String view) {
        assertThat(visit.graveViolations()).as("axe on " + view).isEmpty();
        assertThat(visit.complaints()).as("console of " + view).isEmpty();
        assertThat(visit.tooWide()).as("pixels too wide").isLessThanOrEqualTo(0);
        assertThat(visit.layoutShift()).as("layout shift of " + view).isLessThan(MOST_SHIFT);
    }
}
