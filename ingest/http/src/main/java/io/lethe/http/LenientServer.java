package io.lethe.http;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * What happens to a request below the REST layer. One that cannot be read is answered with a problem like any other,
 * and the path reaches the REST layer as it was sent: a semicolon is part of an id, not the beginning of matrix
 * parameters. While the process ends, it says so.
 */
@ApplicationScoped
public class LenientServer implements HttpServerOptionsCustomizer {
    private static final int FIRST = 10_000;

    private volatile boolean isClosing;

    /** Makes Netty look for {@link RequestMending}; it does so when the server is bound, which comes after this. */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, FIRST);
    }

    /** From now on what answers need is being closed. */
    void close(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        isClosing = true;
    }

    private void look(RoutingContext context) {
        String uri = context.request().uri();
        HttpProblem refused = isClosing ? BareUnavailable.PROBLEM : UnreadableRequests.problem(uri);
        if (refused != null) {
            context.request().resume();
            HttpServerResponse response = context.response()
                    .setStatusCode(refused.status())
                    .putHeader("Content-Type", HttpProblem.MEDIA_TYPE);
            if (isClosing) {
                response.putHeader("Retry-After", String.valueOf(HttpProblem.RETRY_SECONDS));
            }
            response.end(refused.json());
            return;
        }
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (path.indexOf(';') >= 0) {
            context.reroute(path.replace(";", "%3B") + (query < 0 ? "" : uri.substring(query)));
        } else {
            context.response().headers().add("Vary", "Accept-Encoding");
            context.next();
        }
    }
}
