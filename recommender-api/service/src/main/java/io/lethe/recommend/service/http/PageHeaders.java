package io.lethe.recommend.service.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Response headers for the page: a content security policy without other origins, and no caching of the entry
 * document, which names the versioned assets.
 */
@ApplicationScoped
public class PageHeaders {
    private static final int PRIORITY = 100;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(PageHeaders::say, PRIORITY);
    }

    private static void say(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        boolean first = path.equals("/") || path.equals("/index.html");
        if (first || path.startsWith("/page/")) {
            HttpServerResponse response = context.response();
            response.putHeader("Content-Security-Policy", POLICY);
            response.putHeader("X-Content-Type-Options", "nosniff");
            response.putHeader("Referrer-Policy", "no-referrer");
            if (first) {
                response.putHeader("Cache-Control", "no-store");
            }
        }
        context.next();
    }
}
