package io.lethe.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decompresses gzipped bodies, and stops reading at the call's limit. */
@Provider
public class BodyReading implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isGzip(context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))) {
            context.setInputStream(new GzippedBody(context.getInputStream()));
            context.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
        }
        if (context.getProperty(CallFilter.LIMIT) instanceof Long limit && limit >= 0) {
            context.setInputStream(new LimitedBody(context.getInputStream(), limit));
        }
        return context.proceed();
    }

    private static boolean isGzip(@Nullable String encoding) {
        String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new RefusedCallException(HttpProblem.of(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        "A body comes as it is, or as gzip, not as '" + name + "'.",
                        HttpHeaders.CONTENT_ENCODING));
        };
    }
}
