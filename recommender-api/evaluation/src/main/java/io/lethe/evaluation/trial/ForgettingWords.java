package io.lethe.evaluation.trial;

import io.lethe.evaluation.tune.Chosen;
import io.lethe.interest.decay.Kernel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.OptionalDouble;

/** How settings forget, in words. */
final class ForgettingWords {
    private static final String HISTORY = "mix.historyPower";
    private static final double DAY = Duration.ofDays(1).toSeconds();

    private ForgettingWords() {}

    static String of(Kernel kernel, Chosen chosen) {
        OptionalDouble seconds = kernel.halfLifeSeconds("");
        OptionalDouble events = kernel.halfLifeEvents("");
        StringBuilder words = new StringBuilder("Interest forgets ");
        if (seconds.isPresent() && events.isPresent()) {
            words.append("by the clock and by position: half after ")
                    .append(number(seconds.getAsDouble() / DAY))
                    .append(" days, half after ")
                    .append(number(events.getAsDouble()))
                    .append(" events.");
        } else if (events.isPresent()) {
            words.append("by position: half after ")
                    .append(number(events.getAsDouble()))
                    .append(" events.");
        } else if (seconds.isPresent()) {
            words.append("by the clock: half after ")
                    .append(number(seconds.getAsDouble() / DAY))
                    .append(" days.");
        } else {
            words.append("nothing.");
        }
        String history = chosen.values().get(HISTORY);
        if (history != null) {
            words.append(" What followed the items of the history forgets by position: half after ")
                    .append(number(Math.pow(2, 1 / Double.parseDouble(history)) - 1))
                    .append(" events.");
        }
        return words.toString();
    }

    static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
