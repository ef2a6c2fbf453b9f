package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.event.TimeReading;
import io.lethe.event.TimeRule;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Times in the public JSON form, as {@link TimeRule} reads them. */
final class JsonTimes {
    private JsonTimes() {}

    /** Empty where there is no time or none that can be read; ingest will say what is wrong with it. */
    static OptionalLong millis(@Nullable JsonNode node) {
        if (node != null && node.canConvertToLong() && node.isIntegralNumber()) {
            return OptionalLong.of(node.longValue());
        }
        if (node != null
                && node.isTextual()
                && TimeRule.DEFAULT.ofText(node.textValue()).asMoment() instanceof TimeReading.Moment moment) {
            return OptionalLong.of(moment.millis());
        }
        return OptionalLong.empty();
    }
}
