package io.lethe.interest.decay;

import io.lethe.interest.decay.CurveFamily.Dimension;
import io.lethe.interest.decay.CurveFamily.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes kernels as {@link KernelExpression} reads them. */
final class KernelForm {
    private static final List<String> PRINTED = List.of("d", "h", "m", "s");

    private KernelForm() {}

    /**
     * The written form of a kernel. Parsing it gives an equal kernel, except that kernels for single types are not
     * written.
     */
    static String of(Kernel kernel) {
        if (kernel instanceof ByClock clock) {
            return of(clock.curve(), true);
        } else if (kernel instanceof ByPosition events) {
            return KernelExpression.POSITIONS + "(" + of(events.curve(), false) + ")";
        } else if (kernel instanceof Blending blending) {
            String keep = number(blending.keep());
            return Double.isInfinite(blending.steps())
                    ? KernelExpression.BLEND + "(" + keep + ")"
                    : KernelExpression.BLEND + "(keep=" + keep + ", steps=" + number(blending.steps()) + ")";
        } else if (kernel instanceof KernelProduct product) {
            return product.factors().stream().map(KernelForm::factor).collect(Collectors.joining(" * "));
        } else if (kernel instanceof KernelMixture mixture) {
            return mixture.parts().stream()
                    .map(part -> number(part.share()) + "*" + factor(part.kernel()))
                    .collect(Collectors.joining(" + "));
        }
        return of(((ByType) kernel).otherwise());
    }

    private static String factor(Kernel kernel) {
        boolean single = kernel instanceof ByClock || kernel instanceof ByPosition || kernel instanceof Blending;
        return single ? of(kernel) : "(" + of(kernel) + ")";
    }

    private static String of(Curve curve, boolean clock) {
        List<Parameter> parameters = curve.family().parameters();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            String value = written(curve.parameters().get(i), parameters.get(i).dimension(), clock);
            arguments.add(parameters.size() == 1 ? value : parameters.get(i).name() + "=" + value);
        }
        return curve.family().code() + "(" + String.join(", ", arguments) + ")";
    }

    private static String written(double value, Dimension dimension, boolean clock) {
        if (!clock || dimension == Dimension.NUMBER || value == 0) {
            return number(value);
        }
        String best = "";
        for (String unit : PRINTED) {
            double seconds = KernelExpression.UNITS.getOrDefault(unit, 1.0);
            boolean age = dimension == Dimension.AGE;
            double scaled = age ? value / seconds : value * seconds;
            boolean exact = (age ? scaled * seconds : scaled / seconds) == value;
            String written = number(scaled) + (age ? "" : "/") + unit;
            if (exact && (best.isEmpty() || written.length() < best.length())) {
                best = written;
            }
        }
        return best;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
