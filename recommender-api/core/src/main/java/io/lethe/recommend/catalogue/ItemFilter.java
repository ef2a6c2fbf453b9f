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

/** What an item has to be for a caller to want it. */
public sealed interface ItemFilter {
    /** Lets everything pass. */
    ItemFilter ANYTHING = new All(List.of());

    boolean accepts(Item item);

    /** The single demands that it is made of, whether they have to hold or not. */
    default Stream<ItemFilter> demands() {
        return Stream.of(this);
    }

    /** All of several filters. */
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

    /** Any of several filters; of none, nothing. */
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

    /** Whatever a filter does not let pass. */
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

    /** Items of a category; upper and lower case are the same. */
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
     * Items with an attribute of a value, or whose list of values holds it; a number is the same however it is written.
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

    /** Items whose attribute is a number on one side of a bound, or a text that is one, or a list that holds one. */
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

    /** How a number lies to a bound. */
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
     * The filter that a text stands for: {@code name:value}, {@code name:one|other} for any of several values,
     * {@code name>=number}, {@code <=}, {@code >} or {@code <}; with {@code !} before it, what that does not let pass.
     * A value that itself has bars in it is found as a whole too.
     *
     * @throws IllegalArgumentException if it is none of these
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

    /** The form of a filter's text. */
    final class Syntax {
        private static final Pattern NUMBER =
                Pattern.compile("\\s*[+-]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,3})?\\s*");
        private static final Pattern PATTERN = Pattern.compile("([^:<>=]+)(>=|<=|>|<|:)(.+)", Pattern.DOTALL);

        private Syntax() {}

        /** The number that a value is, or that a text says in figures; NaN for all else. */
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
