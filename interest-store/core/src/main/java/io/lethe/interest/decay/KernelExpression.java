package io.lethe.interest.decay;

import io.lethe.interest.decay.CurveFamily.Dimension;
import io.lethe.interest.decay.CurveFamily.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The written form of kernels in settings, requests and responses:
 *
 * <pre>
 * kernel   = product { "+" product }            a mixture: each product with its share in front
 * product  = [ share "*" ] factor { "*" factor }
 * factor   = curve | "positions" "(" curve ")" | blend | "(" kernel ")"
 * blend    = "blend" "(" [ "keep" "=" ] number [ "," "steps" "=" number ] ")"
 * curve    = family "(" argument { "," argument } ")"
 * argument = [ name "=" ] number [ unit ]
 * </pre>
 *
 * <p>{@link CurveFamily} defines the families and their parameters. The name of the first parameter may be omitted. By
 * the clock, ages have units (ms, s, m, h, d, w; default: seconds) and rates need one ({@code 0.1/d}). By position,
 * both are plain numbers of baskets: events of one time count once. {@link Blending} goes by position.
 *
 * <p>Examples: {@code exponential(30d)}, {@code gaussian(mean=14d, deviation=3d)},
 * {@code 0.7*exponential(7d) + 0.3*exponential(52w)}, {@code exponential(30d) * positions(exponential(20))},
 * {@code density(deviation=5d, mean=15d)}, {@code blend(0.8)}.
 */
public final class KernelExpression {
    static final String POSITIONS = "positions";
    static final String BLEND = "blend";
    private static final List<String> OF_BLEND = List.of("keep", "steps");
    private static final double SECONDS_OF_DAY = 86_400;
    static final Map<String, Double> UNITS =
            new TreeMap<>(Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "h", 3600.0, "d", 86_400.0, "w", 604_800.0));
    private static final int DEEPEST = 16;

    private final String text;
    private int place;
    private int depth;

    private KernelExpression(String text) {
        this.text = text;
    }

    /**
     * Parses a kernel.
     *
     * @throws KernelSyntaxException with the position and the reason of the error
     */
    public static Kernel parse(String text) {
        KernelExpression expression = new KernelExpression(text);
        Kernel kernel = expression.sum();
        if (expression.peek() != 0) {
            throw expression.wrong("there should be '+', '*' or the end");
        }
        return kernel;
    }

    private Kernel sum() {
        int begin = place;
        List<KernelMixture.Part> parts = new ArrayList<>();
        do {
            parts.add(product());
        } while (take('+'));
        if (parts.size() == 1 && parts.get(0).share() == 1) {
            return parts.get(0).kernel();
        }
        return checked(begin, () -> new KernelMixture(parts));
    }

    private KernelMixture.Part product() {
        int begin = skip();
        double share = 1;
        if (Character.isDigit(peek()) || peek() == '.') {
            share = number();
            expect('*');
        }
        List<Kernel> factors = new ArrayList<>();
        do {
            factors.add(factor());
        } while (take('*'));
        Kernel kernel = factors.size() == 1 ? factors.get(0) : new KernelProduct(factors);
        double part = share;
        return checked(begin, () -> new KernelMixture.Part(part, kernel));
    }

    private Kernel factor() {
        if (take('(')) {
            if (++depth > DEEPEST) {
                throw wrong("there are more than " + DEEPEST + " brackets in each other");
            }
            Kernel inner = sum();
            expect(')');
            depth--;
            return inner;
        }
        int begin = skip();
        String name = name();
        if (name.equals(BLEND)) {
            return blend(begin);
        }
        if (!name.equals(POSITIONS)) {
            return new ByClock(curve(name, begin, true));
        }
        expect('(');
        begin = skip();
        Curve curve = curve(name(), begin, false);
        expect(')');
        return new ByPosition(curve);
    }

    private Kernel blend(int begin) {
        expect('(');
        Map<String, Double> arguments = new TreeMap<>();
        do {
            int at = skip();
            String name = OF_BLEND.get(0);
            if (Character.isLetter(peek())) {
                name = name();
                if (!OF_BLEND.contains(name)) {
                    place = at;
                    throw wrong("blend has no " + name + "; it takes keep, steps");
                }
                expect('=');
            }
            put(arguments, name, number(), at);
        } while (take(','));
        expect(')');
        return checked(begin, () -> {
            Double keep = arguments.get("keep");
            if (keep == null) {
                throw new IllegalArgumentException("blend needs what it keeps, as in blend(0.8)");
            }
            return new Blending(keep, arguments.getOrDefault("steps", Double.POSITIVE_INFINITY));
        });
    }

    private void put(Map<String, Double> into, String name, double value, int begin) {
        if (into.put(name, value) != null) {
            place = begin;
            throw wrong(name + " is there twice");
        }
    }

    private Curve curve(String name, int begin, boolean clock) {
        CurveFamily family = CurveFamily.ofCode(name).orElseThrow(() -> {
            place = begin;
            String known =
                    Arrays.stream(CurveFamily.values()).map(CurveFamily::code).collect(Collectors.joining(", "));
            return wrong("there should be one of " + known + ", positions, blend");
        });
        expect('(');
        Map<String, Double> arguments = new TreeMap<>();
        do {
            argument(family, arguments, clock);
        } while (take(','));
        expect(')');
        if (family == CurveFamily.DENSITY && !arguments.containsKey(CurveFamily.HALF_LIFE.name())) {
            arguments.putIfAbsent(CurveFamily.PER.name(), clock ? SECONDS_OF_DAY : 1.0);
        }
        return checked(begin, () -> family.of(arguments));
    }

    private void argument(CurveFamily family, Map<String, Double> into, boolean clock) {
        int begin = skip();
        Parameter parameter = family.parameters().get(0);
        if (Character.isLetter(peek())) {
            String name = name();
            parameter = family.accepted().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> {
                        place = begin;
                        return wrong(family.code() + " has no " + name + "; it takes "
                                + family.accepted().stream()
                                        .map(Parameter::name)
                                        .collect(Collectors.joining(", ")));
                    });
            expect('=');
        }
        double value = number();
        if (clock && parameter.dimension() == Dimension.AGE) {
            value *= unit();
        } else if (clock && parameter.dimension() == Dimension.RATE) {
            value /= unitOfRate(parameter.name());
        }
        put(into, parameter.name(), value, begin);
    }

    private double unitOfRate(String name) {
        String reason =
                "the " + name + " needs a unit, as in 0.1/d; a unit is one of " + String.join(", ", UNITS.keySet());
        if (!take('/') || !Character.isLetter(peek())) {
            throw wrong(reason);
        }
        return unit();
    }

    private double unit() {
        int begin = skip();
        if (!Character.isLetter(peek())) {
            return 1;
        }
        Double seconds = UNITS.get(name());
        if (seconds == null) {
            place = begin;
            throw wrong("a unit is one of " + String.join(", ", UNITS.keySet()));
        }
        return seconds;
    }

    private double number() {
        int begin = skip();
        while (place < text.length() && isOfNumber(begin)) {
            place++;
        }
        try {
            return Double.parseDouble(text.substring(begin, place));
        } catch (NumberFormatException e) {
            place = begin;
            throw wrong("there should be a number");
        }
    }

    private boolean isOfNumber(int begin) {
        char next = text.charAt(place);
        boolean exponent = place > begin && Character.toLowerCase(text.charAt(place - 1)) == 'e';
        return Character.isDigit(next)
                || next == '.'
                || ((next == 'e' || next == 'E') && place > begin && isExponent())
                || ((next == '-' || next == '+') && (place == begin || exponent));
    }

    private boolean isExponent() {
        int next = place + 1;
        if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
            next++;
        }
        return next < text.length() && Character.isDigit(text.charAt(next));
    }

    private String name() {
        int begin = skip();
        while (place < text.length() && Character.isLetter(text.charAt(place))) {
            place++;
        }
        if (place == begin) {
            throw wrong("there should be a name");
        }
        return text.substring(begin, place);
    }

    private int skip() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
        return place;
    }

    private char peek() {
        skip();
        return place < text.length() ? text.charAt(place) : 0;
    }

    private boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        place++;
        return true;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw wrong("there should be '" + wanted + "'");
        }
    }

    private interface Made<T> {
        T make();
    }

    private <T> T checked(int begin, Made<T> made) {
        try {
            return made.make();
        } catch (KernelSyntaxException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            place = begin;
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private KernelSyntaxException wrong(String reason) {
        return new KernelSyntaxException(text, place, reason);
    }
}
