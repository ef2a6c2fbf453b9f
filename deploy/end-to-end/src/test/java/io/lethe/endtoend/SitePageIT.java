package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents as Lethe serves them: every page is held to what the views are, on a phone in the dark and on a desk by
 * day.
 */
@Tag("long")
class SitePageIT extends PageTest {
    @ParameterizedTest
    @ValueSource(strings = {"docs/", "docs/zh/"})
    void shouldBeReadableByEverybody(String contents) {
        try (Visit desk = DEMO.visit(Look.DESK).open(contents);
                Visit phone = DEMO.visit(Look.PHONE_DARK).open(contents)) {
            // Given
            Set<String> pages = pagesOf(desk, contents);
            assertThat(pages).hasSizeGreaterThan(2);
            assertUsable(desk, contents);
            assertUsable(phone, contents);

            // When
            boolean small = false;
            for (String page : pages) {
                Visit visit = small ? phone : desk;
                small = !small;

                // Then
                assertUsable(visit.open(page), page);
            }
        }
    }

    /** The pages that a list of contents leads to, without those in another language. */
    private static Set<String> pagesOf(Visit visit, String contents) {
        Object found = visit.page()
                .evaluate(
                        "contents => [...document.querySelectorAll('a[href]')].map(link => link.pathname.slice(1))"
                                + ".filter(path => path.endsWith('.html') && path.startsWith(contents))",
                        contents);
        Set<String> pages = new TreeSet<>();
        ((List<?>) found).forEach(page -> pages.add(String.valueOf(page)));
        return pages;
    }
}
