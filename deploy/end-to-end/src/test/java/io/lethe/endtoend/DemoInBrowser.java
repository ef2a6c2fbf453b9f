package io.lethe.endtoend;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The {@link Demo} and a Chromium to look at its page with, started once for all test classes that register this. */
final class DemoInBrowser implements BeforeAllCallback {
    private static final Namespace PLACE = Namespace.create(DemoInBrowser.class);

    private final Demo demo = Demo.english();
    private @Nullable Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        demo.beforeAll(context);
        chromium = context.getRoot()
                .getStore(PLACE)
                .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
    }

    /** A visit that has not gone anywhere yet. */
    Visit visit(Look look) {
        if (chromium == null) {
            throw new IllegalStateException("JUnit has not begun");
        }
        return new Visit(chromium.browser(), lethe().url(), look);
    }

    LetheProcess lethe() {
        return demo.lethe();
    }
}
