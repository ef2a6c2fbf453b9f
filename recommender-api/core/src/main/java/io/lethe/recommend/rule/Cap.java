package io.lethe.recommend.rule;

import io.lethe.event.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Limits the items of one value in a list. An item with several values counts for each of them. An item without a value
 * is not capped.
 *
 * @param attribute the attribute whose values are counted; null for categories, which ignore case
 * @param most      the maximum number of items per value, at least 1
 */
public record Cap(@Nullable String attribute, int most) {
    private static final Pattern SYNTAX = Pattern.compile("(?:(category)|attribute:(.+)):([0-9]{1,6})", Pattern.DOTALL);

    public Cap {
        if (most < 1) {
            throw new IllegalArgumentException("a cap is at least 1, not " + most);
        }
    }

    /**
     * Parses a cap: {@code category:3} or {@code attribute:brand:1}.
     *
     * @throws IllegalArgumentException if the text is not a cap
     */
    public static Cap parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a cap is category:number or attribute:name:number, like category:3, not '" + text + "'");
        }
        return new Cap(matcher.group(2), Integer.parseInt(matcher.group(3)));
    }

    /** The values that an item counts for. */
    public List<Object> values(Item item) {
        if (attribute == null) {
            return item.categories().stream()
                    .<Object>map(category -> category.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();
        }
        Object value = item.attributes().get(attribute);
        if (value instanceof List<?> list) {
            List<Object> values = new ArrayList<>();
            list.forEach(one -> values.add(Objects.requireNonNull(one)));
            return values.stream().distinct().toList();
        }
        return value == null ? List.of() : List.of(value);
    }
}
