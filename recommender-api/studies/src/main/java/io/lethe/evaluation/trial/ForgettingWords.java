package io.lethe.evaluation.trial;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Trial;
import io.lethe.interest.decay.Kernel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** How settings forget, in words, and by which axis a data set does. */
final class ForgettingWords {
    private static final String HISTORY = "mix.historyPower";
    private static final String HISTORY_DAYS = "mix.historyDays";
    private static final String DAYS = "kernel.days";
    private static final String EVENTS = "kernel.events";
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
                    .append(events(events.getAsDouble()))
                    .append('.');
        } else if (events.isPresent()) {
            words.append("by position: half after ")
                    .append(events(events.getAsDouble()))
                    .append('.');
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
                    .append(events(Math.pow(2, 1 / Double.parseDouble(history)) - 1))
                    .append('.');
        }
        String days = chosen.values().get(HISTORY_DAYS);
        if (days != null && Double.parseDouble(days) > 0) {
            words.append(" It forgets by the clock besides: half after ")
                    .append(number(Double.parseDouble(days)))
                    .append(" days.");
        }
        return words.toString();
    }

    /**
     * Whether forgetting by the clock or by position does better, each at its best: the trials with that kernel alone.
     *
     * @param clock      the best trial by the clock
     * @param position   the best trial by position
     * @param difference the second less the first, on the same requests
     */
    static String byAxis(Trial clock, Trial position, Interval difference) {
        String days = String.format(
                Locale.ROOT,
                "by the clock, half of it within %s days (%.4f)",
                number(clock.chosen().real(DAYS)),
                clock.score().mean());
        String events = String.format(
                Locale.ROOT,
                "by position, half of it within %s (%.4f)",
                events(position.chosen().real(EVENTS)),
                position.score().mean());
        boolean later = difference.mean() > 0;
        boolean sure = difference.low() > 0 || difference.high() < 0;
        return String.format(
                Locale.ROOT,
                "This data set's interest is best forgotten %s; %s at best. Position less clock: %+.4f (%+.4f to %+.4f)%s.",
                later ? events : days,
                later ? days : events,
                difference.mean(),
                difference.low(),
                difference.high(),
                sure ? "" : ", so that neither axis is shown to be the better one");
    }

    private static String events(double count) {
        String number = number(count);
        return number + (number.equals("1") ? " event" : " events");
    }

    static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
