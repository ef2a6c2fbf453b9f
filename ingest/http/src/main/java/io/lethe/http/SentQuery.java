package io.lethe.http;

import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a call as it was sent. In a parameter that can be given several times a comma separates values, and
 * {@code %2C} is a comma inside one: so values are split before they are decoded.
 */
final class SentQuery {
    private SentQuery() {}

    /** Puts the values of every list apart, for all who read the query after this. */
    static void split(RoutingContext routing, DeclaredCall call) {
        String query = routing.request().query();
        if (query == null || query.indexOf(',') < 0) {
            return;
        }
        for (Map.Entry<String, Class<?>> declared : call.query().entrySet()) {
            String name = declared.getKey();
            if (List.class.isAssignableFrom(declared.getValue())
                    && routing.queryParams().contains(name)) {
                routing.queryParams().set(name, values(query, name));
            }
        }
    }

    /** All values of a parameter, in the order in which they were sent. */
    static List<String> values(@Nullable String query, String name) {
        List<String> values = new ArrayList<>();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int equal = part.indexOf('=');
            if (decoded(equal < 0 ? part : part.substring(0, equal)).equals(name)) {
                for (String value : (equal < 0 ? "" : part.substring(equal + 1)).split(",")) {
                    if (!value.isEmpty()) {
                        values.add(decoded(value));
                    }
                }
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
