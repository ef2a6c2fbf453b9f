package io.lethe.evaluation.tune;

import io.lethe.evaluation.tune.Parameter.Choice;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.evaluation.tune.Parameter.Whole;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search goes through: a cube with one side from 0 to 1 for each parameter, along which its range lies by its
 * scale.
 *
 * @param parameters the sides
 * @param defaults   a value for each of them, which may lie outside its range
 */
public record Space(List<Parameter> parameters, Chosen defaults) {
    private static final MathContext DIGITS = new MathContext(4);

    public Space {
        parameters = List.copyOf(parameters);
        parameters.forEach(parameter -> defaults.word(parameter.name()));
        if (defaults.values().size() != parameters.size()) {
            throw new IllegalArgumentException("there are defaults " + defaults + " for parameters " + parameters);
        }
    }

    /** How many parameters there are. */
    public int size() {
        return parameters.size();
    }

    /** What lies at a point of the cube. Real numbers are rounded to four digits. */
    public Chosen at(double[] point) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            values.put(parameter.name(), value(parameter, Math.min(1, Math.max(0, point[i]))));
        }
        return Chosen.of(values);
    }

    /**
     * Where something lies in the cube; what is outside a range lies at its end, and words that there are not lie at
     * the first.
     */
    public double[] point(Chosen chosen) {
        return parameters.stream()
                .mapToDouble(parameter -> share(parameter, chosen))
                .toArray();
    }

    /**
     * The share of a side that lies at a place, where the default is in the middle: places below 1/2 are below it and
     * those above it are above, each half evenly. Words are taken evenly, and so is a number whose default has nothing
     * below it or nothing above it in its range.
     *
     * @param place 0 to 1
     */
    double fromDefault(int side, double place) {
        double middle = middle(parameters.get(side));
        return place < 0.5 ? 2 * place * middle : middle + (2 * place - 1) * (1 - middle);
    }

    private double middle(Parameter parameter) {
        boolean within = false;
        if (parameter instanceof Real real) {
            double value = defaults.real(real.name());
            within = value > real.low() && value < real.high();
        } else if (parameter instanceof Whole whole) {
            int value = defaults.whole(whole.name());
            within = value > whole.low() && value < whole.high();
        }
        return within ? share(parameter, defaults) : 0.5;
    }

    /** Where one value lies along its side of the cube, 0 to 1. */
    public static double share(Parameter parameter, Chosen chosen) {
        String name = parameter.name();
        double share;
        if (parameter instanceof Real real) {
            share = share(chosen.real(name), real.low(), real.high(), real.scale());
        } else if (parameter instanceof Whole whole) {
            share = share(chosen.whole(name), whole.low() - 0.5, whole.high() + 0.5, whole.scale());
        } else {
            List<String> words = ((Choice) parameter).words();
            share = (Math.max(0, words.indexOf(chosen.word(name))) + 0.5) / words.size();
        }
        return Math.min(1, Math.max(0, share));
    }

    private static String value(Parameter parameter, double share) {
        if (parameter instanceof Real real) {
            double value = between(share, real.low(), real.high(), real.scale());
            return Double.toString(new BigDecimal(value).round(DIGITS).doubleValue());
        } else if (parameter instanceof Whole whole) {
            long value = Math.round(between(share, whole.low() - 0.5, whole.high() + 0.5, whole.scale()));
            return Long.toString(Math.min(whole.high(), Math.max(whole.low(), value)));
        }
        List<String> words = ((Choice) parameter).words();
        return words.get(Math.min(words.size() - 1, (int) (share * words.size())));
    }

    private static double between(double share, double low, double high, Scale scale) {
        return scale == Scale.LINEAR
                ? low + share * (high - low)
                : Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)));
    }

    private static double share(double value, double low, double high, Scale scale) {
        if (scale == Scale.LINEAR) {
            return (value - low) / (high - low);
        }
        return value <= low ? 0 : Math.log(value / low) / Math.log(high / low);
    }
}
