package io.lethe.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Validates a call against its declaration: unknown parameters, values of the wrong type, missing content types, and
 * bodies that declare too many bytes.
 */
@Provider
public class CallFilter implements ContainerRequestFilter {
    /** Where the limit of the call's body is kept for {@link BodyReading}. */
    static final String LIMIT = "io.lethe.http.body-limit";

    private final Map<Method, DeclaredCall> calls = new ConcurrentHashMap<>();

    @Context
    @SuppressWarnings("NullAway.Init")
    ResourceInfo resource;

    @Inject
    @SuppressWarnings("NullAway.Init")
    RoutingContext routing;

    @Override
    public void filter(ContainerRequestContext context) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        DeclaredCall call = calls.computeIfAbsent(method, DeclaredCall::of);
        context.setProperty(LIMIT, call.bodyLimit());
        SentQuery.split(routing, call);
        HttpServerRequest request = routing.request();
        routing.addEndHandler(done -> discardRest(request));
        HttpProblem problem = problem(context, call);
        if (problem != null) {
            context.abortWith(problem.response());
        }
    }

    /** Who sends a whole body before reading an answer would wait for ever, were the rest left in the connection. */
    private static void discardRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(null);
            request.resume();
        }
    }

    private static @Nullable HttpProblem problem(ContainerRequestContext context, DeclaredCall call) {
        for (Map.Entry<String, List<String>> given :
                context.getUriInfo().getQueryParameters().entrySet()) {
            Class<?> type = call.query().get(given.getKey());
            if (type == null) {
                return UnknownNames.problem(
                        "parameter", given.getKey(), call.query().keySet());
            }
            for (String value : given.getValue()) {
                if (!reads(type, value)) {
                    return HttpProblem.of(
                            ProblemKind.INVALID_VALUE,
                            "This is " + (type == boolean.class || type == Boolean.class ? "true or false" : "a number")
                                    + ", not '" + value + "'.",
                            given.getKey());
                }
            }
        }
        long length = context.getLength();
        String type = context.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (call.needsType() && (type == null || type.isBlank()) && hasBody(context)) {
            return Problems.unsupported(null);
        }
        return call.bodyLimit() >= 0 && length > call.bodyLimit() ? tooLarge(call.bodyLimit()) : null;
    }

    private static boolean hasBody(ContainerRequestContext context) {
        return context.getLength() > 0 || context.getHeaderString("Transfer-Encoding") != null;
    }

    /** What is said of a body beyond a limit. */
    static HttpProblem tooLarge(long limit) {
        return HttpProblem.of(
                ProblemKind.BODY_TOO_LARGE,
                "The body of this call has at most " + limit + " bytes, counted after decompression.",
                "body");
    }

    private static boolean reads(Class<?> type, String value) {
        try {
            if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            } else if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == double.class || type == Double.class) {
                Double.parseDouble(value);
            } else if (type == boolean.class || type == Boolean.class) {
                return value.equals("true") || value.equals("false");
            }
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
