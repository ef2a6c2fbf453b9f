package io.lethe.evaluation.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Times in the public JSON form: milliseconds since 1970, or ISO 8601 with an offset. */
final class JsonTimes {
    private JsonTimes() {}

    /** Empty where there is no time or none that can be read; ingest will say what is wrong with it. */
    static OptionalLong millis(@Nullable JsonNode node) {
        if (node != null && node.canConvertToLong() && node.isIntegralNumber()) {
            return OptionalLong.of(node.longValue());
        }
        if (node != null && node.isTextual()) {
            try {
                return OptionalLong.of(
                        OffsetDateTime.parse(node.textValue()).toInstant().toEpochMilli());
            } catch (DateTimeException | ArithmeticException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }
}
