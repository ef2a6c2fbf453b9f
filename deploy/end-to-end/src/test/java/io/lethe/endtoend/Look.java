package io.lethe.endtoend;

import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;

/**
 * How somebody looks at the page.
 *
 * @param name   for pictures and test names
 * @param width  of the window, in pixels
 * @param height of the window, in pixels
 * @param colors which colours their system asks for
 * @param locale the language of their browser
 */
record Look(String name, int width, int height, ColorScheme colors, String locale) {
    static final Look DESK = new Look("desk-light", 1280, 800, ColorScheme.LIGHT, "en-GB");
    static final Look DESK_DARK = new Look("desk-dark", 1280, 800, ColorScheme.DARK, "en-GB");
    static final Look PHONE = new Look("phone-light", 360, 740, ColorScheme.LIGHT, "en-GB");
    static final Look PHONE_DARK = new Look("phone-dark", 360, 740, ColorScheme.DARK, "en-GB");
    static final Look CHINESE = new Look("desk-chinese", 1280, 800, ColorScheme.LIGHT, "zh-CN");

    static Stream<Look> all() {
        return Stream.of(DESK, DESK_DARK, PHONE, PHONE_DARK, CHINESE);
    }

    /** Both sizes and both colours; {@linkplain #all all} with the long tests, and where pictures are written. */
    static Stream<Look> some() {
        boolean isQuick =
                System.getProperty("lethe.left.out", "").contains("long") && !Boolean.getBoolean("lethe.write");
        return isQuick ? Stream.of(DESK, PHONE_DARK) : all();
    }

    @Override
    public String toString() {
        return name;
    }
}
