package io.lethe.evaluation.model;

import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Choice;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.interest.decay.ByClock;
import io.lethe.interest.decay.ByPosition;
import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.Exponential;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.KernelProduct;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How interest is forgotten, as something to choose: exponentially by the clock, by position, or by both at once, each
 * with its half-life. A kernel of another form that the settings started from is one more word, {@value #GIVEN}.
 *
 * @param kind   the word for the kernel of the start
 * @param days   its half-life by the clock, in days
 * @param events its half-life by position, in events
 */
record KernelChoice(String kind, double days, double events) {
    static final String KIND = "kernel";
    static final String DAYS = "kernel.days";
    static final String EVENTS = "kernel.events";
    static final String GIVEN = "given";

    private static final String CLOCK = "clock";
    private static final String POSITION = "position";
    private static final String BOTH = "both";
    private static final double DAY = Duration.ofDays(1).toSeconds();
    private static final double USUAL_DAYS = 30;
    private static final double USUAL_EVENTS = 10;

    static KernelChoice of(Kernel start) {
        if (start instanceof ByType byType) {
            return of(byType.otherwise());
        }
        OptionalDouble clock = OptionalDouble.empty();
        OptionalDouble position = OptionalDouble.empty();
        List<Kernel> factors = start instanceof KernelProduct product ? product.factors() : List.of(start);
        for (Kernel factor : factors) {
            if (factor instanceof ByClock one && one.curve() instanceof Exponential curve && clock.isEmpty()) {
                clock = OptionalDouble.of(curve.halfLife() / DAY);
            } else if (factor instanceof ByPosition one
                    && one.curve() instanceof Exponential curve
                    && position.isEmpty()) {
                position = OptionalDouble.of(curve.halfLife());
            } else {
                return new KernelChoice(GIVEN, USUAL_DAYS, USUAL_EVENTS);
            }
        }
        String kind = position.isEmpty() ? CLOCK : clock.isEmpty() ? POSITION : BOTH;
        return new KernelChoice(kind, clock.orElse(USUAL_DAYS), position.orElse(USUAL_EVENTS));
    }

    List<Parameter> space() {
        List<String> words =
                kind.equals(GIVEN) ? List.of(CLOCK, POSITION, BOTH, GIVEN) : List.of(CLOCK, POSITION, BOTH);
        return List.of(
                new Choice(KIND, words), new Real(DAYS, 0.5, 1000, Scale.LOG), new Real(EVENTS, 1, 200, Scale.LOG));
    }

    Chosen defaults() {
        return Chosen.of(Map.of(KIND, kind, DAYS, Double.toString(days), EVENTS, Double.toString(events)));
    }

    /** The half-lives that the kernel does not have, left out. */
    Chosen essence(Chosen chosen) {
        TreeMap<String, String> values = new TreeMap<>(chosen.values());
        String word = chosen.word(KIND);
        if (!word.equals(CLOCK) && !word.equals(BOTH)) {
            values.remove(DAYS);
        }
        if (!word.equals(POSITION) && !word.equals(BOTH)) {
            values.remove(EVENTS);
        }
        return new Chosen(values);
    }

    /** The kernel as settings have it; empty for the one of the start. */
    Optional<String> expression(Chosen chosen) {
        String clock = "exponential(" + chosen.word(DAYS) + "d)";
        String position = "positions(exponential(" + chosen.word(EVENTS) + "))";
        return switch (chosen.word(KIND)) {
            case CLOCK -> Optional.of(clock);
            case POSITION -> Optional.of(position);
            case BOTH -> Optional.of(clock + " * " + position);
            default -> Optional.empty();
        };
    }
}
