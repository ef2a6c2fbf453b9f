package io.lethe.recommend.catalogue;

import io.lethe.event.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition that requested items must meet. */
public sealed interface ItemFilter {
    /** Accepts every item. */
    ItemFilter ANYTHING = new All(List.of());

    boolean accepts(Item item);

    /** The elementary conditions of the filter, including negated and alternative ones. */
    default Stream<ItemFilter> demands() {
        return Stream.of(this);
    }

    /** Accepts items that all of the filters accept. */
    record All(List<ItemFilter> filters) implements ItemFilter {
        public All {
            filters = List.copyOf(filters);
        }

        @Override
        public Stream<ItemFilter> demands() {
            return filters.stream().flatMap(ItemFilter::demands);
        }

        @Override
        public boolean accepts(Item item) {
            for (ItemFilter filter : filters) {
                if (!filter.accepts(item)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Accepts items that any of the filters accepts; without filters, none. */
    record AnyOf(List<ItemFilter> filters) implements ItemFilter {
        public AnyOf {
            filters = List.copyOf(filters);
        }

        @Override
        public Stream<ItemFilter> demands() {
            return filters.stream().flatMap(ItemFilter::demands);
        }

        @Override
        public boolean accepts(Item item) {
            for (ItemFilter filter : filters) {
                if (filter.accepts(item)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Accepts items that the filter rejects. */
    record Not(ItemFilter filter) implements ItemFilter {
        @Override
        public Stream<ItemFilter> demands() {
            return filter.demands();
        }

        @Override
        public boolean accepts(Item item) {
            return !filter.accepts(item);
        }
    }

    /** Items of a category, ignoring case. */
    record InCategory(String category) implements ItemFilter {
        @Override
        public boolean accepts(Item item) {
            for (String one : item.categories()) {
                if (one.equalsIgnoreCase(category)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Items whose attribute has the value, or is a list that contains it. Numbers are equal however they are written.
     */
    record AttributeIs(String name, String value) implements ItemFilter {
        @Override
        public boolean accepts(Item item) {
            return any(item.attributes().get(name), this::isValue);
        }

        private boolean isValue(Object one) {
            return one.toString().equals(value) || Syntax.number(one) == Syntax.number(value);
        }
    }

    /**
     * Items whose attribute is on one side of a bound. The attribute is a number, a text of a number, or a list that
     * contains either.
     */
    record AttributeBound(String name, Comparison comparison, double bound) implements ItemFilter {
        @Override
        public boolean accepts(Item item) {
            return any(item.attributes().get(name), one -> comparison.holds(Syntax.number(one), bound));
        }
    }

    private static boolean any(@Nullable Object attribute, Predicate<Object> wanted) {
        if (!(attribute instanceof List<?> list)) {
            return attribute != null && wanted.test(attribute);
        }
        for (Object one : list) {
            if (wanted.test(one)) {
                return true;
            }
        }
        return false;
    }

    /** The side of a bound that a number is on. */
    enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(double number, double bound) {
            return switch (this) {
                case AT_LEAST -> number >= bound;
                case AT_MOST -> number <= bound;
                case ABOVE -> number > bound;
                case BELOW -> number < bound;
            };
        }
    }

    /**
     * Parses a filter: {@code name:value}, {@code name:one|other} for any of several values, {@code name>=number},
     * {@code <=}, {@code >} or {@code <}. A leading {@code !} negates it. A value that contains bars itself also
     * matches as a whole.
     *
     * @throws IllegalArgumentException if the text is not a filter
     */
    static ItemFilter parse(String text) {
        if (text.startsWith("!")) {
            return new Not(parse(text.substring(1)));
        }
        Matcher matcher = Syntax.PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a filter is name:value, name:one|other, or name>=number, name<=number, name>number, name<number,"
                            + " each with ! before it for what is not so, not '" + text + "'");
        }
        String name = matcher.group(1).strip();
        String sign = matcher.group(2);
        String value = matcher.group(3).strip();
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign.equals(sign)) {
                return new AttributeBound(name, comparison, number(value, text));
            }
        }
        if (!value.contains("|")) {
            return valued(name, value);
        }
        List<ItemFilter> any = new ArrayList<>(List.of(valued(name, value)));
        for (String one : value.split("\\|")) {
            if (!one.isBlank()) {
                any.add(valued(name, one.strip()));
            }
        }
        return new AnyOf(any);
    }

    private static ItemFilter valued(String name, String value) {
        return name.toLowerCase(Locale.ROOT).equals("category") ? new InCategory(value) : new AttributeIs(name, value);
    }

    private static double number(String value, String text) {
        try {
            double number = Double.parseDouble(value);
            if (!Double.isNaN(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' in the filter '" + text + "' is not a number", e);
        }
        throw new IllegalArgumentException("'" + value + "' in the filter '" + text + "' is not a number");
    }

    /** The syntax of filters. */
    final class Syntax {
        private static final Pattern NUMBER =
                Pattern.compile("\\s*[+-]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,3})?\\s*");
        private static final Pattern PATTERN = Pattern.compile("([^:<>=]+)(>=|<=|>|<|:)(.+)", Pattern.DOTALL);

        private Syntax() {}

        /** The value as a number, if it is one or is the text of one; otherwise NaN. */
        static double number(Object value) {
            if (value instanceof Double number) {
                return number;
            }
            return value instanceof String text && NUMBER.matcher(text).matches()
                    ? Double.parseDouble(text.strip())
                    : Double.NaN;
        }
    }
}
