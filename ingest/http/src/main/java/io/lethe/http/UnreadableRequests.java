package io.lethe.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests that cannot be read past the HTTP server to where they can be answered: under an address that nobody
 * else knows, with the kind of the problem at its end.
 */
final class UnreadableRequests {
    private static final String PREFIX = "/unreadable-" + UUID.randomUUID() + "/";

    private UnreadableRequests() {}

    /** The address of a request that could not be read, for this reason. */
    static String address(@Nullable Throwable why) {
        ProblemKind kind = why instanceof TooLongHttpLineException
                ? ProblemKind.ADDRESS_TOO_LONG
                : why instanceof TooLongHttpHeaderException
                        ? ProblemKind.HEADERS_TOO_LARGE
                        : ProblemKind.MALFORMED_REQUEST;
        return PREFIX + kind.name();
    }

    /** The problem with the request of an address; null if it is not one of these. */
    static @Nullable HttpProblem problem(String uri) {
        if (!uri.startsWith(PREFIX)) {
            return null;
        }
        ProblemKind kind = ProblemKind.valueOf(uri.substring(PREFIX.length()));
        String detail =
                switch (kind) {
                    case ADDRESS_TOO_LONG ->
                        "An address has at most 65536 bytes. Send long lists in the body of a POST instead.";
                    case HEADERS_TOO_LARGE -> "The headers of a request have at most 131072 bytes.";
                    default ->
                        "This is no HTTP request that can be read: look for blanks, line breaks or a lone % in its address.";
                };
        return HttpProblem.of(kind, detail);
    }
}
