package io.lethe.standalone;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Where the documents are served, {@code /docs/}. Browsers ask whether a page has changed, since another version of
 * Lethe has others.
 */
@ApplicationScoped
class DocumentsAddress {
    private static final String FOLDER = "/docs/";
    private static final String WITHOUT_SLASH = "/docs";
    private static final int PRIORITY = 90;
    private static final int MOVED = 301;

    void register(@Observes Filters filters) {
        filters.register(DocumentsAddress::say, PRIORITY);
    }

    private static void say(RoutingContext context) {
        String path = context.request().path();
        if (path.equals(WITHOUT_SLASH)) {
            context.response()
                    .setStatusCode(MOVED)
                    .putHeader("Location", FOLDER)
                    .end();
            return;
        }
        if (path.startsWith(FOLDER)) {
            context.response().putHeader("Cache-Control", "no-cache");
        }
        context.next();
    }
}
