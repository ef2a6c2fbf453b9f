package io.lethe.ingest.rest;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code GET /q/asyncapi}: the topics and messages for programs, beside {@code /q/openapi}. It is YAML, or JSON if
 * {@code format=json} or the header {@code Accept} asks for it.
 */
@ApplicationScoped
class AsyncApiRoute {
    private static final String PATH = "/q/asyncapi";
    private static final String TYPE = "application/vnd.aai.asyncapi";
    private static final String VERSION = ";version=3.0.0";

    private final String json;
    private final String yaml;

    AsyncApiRoute() {
        AsyncApiDocument document = new AsyncApiDocument();
        this.json = document.json();
        this.yaml = document.yaml();
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::answer);
        router.head(PATH).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        boolean asJson = wantsJson(context.request());
        context.response()
                .putHeader("Content-Type", TYPE + (asJson ? "+json" : "+yaml") + VERSION)
                .end(asJson ? json : yaml);
    }

    private static boolean wantsJson(HttpServerRequest request) {
        String format = request.getParam("format");
        String accept = request.getHeader("Accept");
        return format == null ? accept != null && accept.contains("json") : format.equalsIgnoreCase("json");
    }
}
