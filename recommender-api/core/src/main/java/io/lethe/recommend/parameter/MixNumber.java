package io.lethe.recommend.parameter;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The numbers of a {@link Mix}, in the order of its parts. */
public enum MixNumber {
    NEIGHBOUR("neighbour", Mix::neighbour),
    INTEREST("interest", Mix::interest),
    TEXT("text", Mix::text),
    WORDS("words", Mix::words),
    HABIT("habit", Mix::habit),
    TREND("trend", Mix::trend),
    LIFT("lift", Mix::lift),
    REPEAT("repeat", Mix::repeat),
    BACKWARD("backward", Mix::backward),
    TOGETHER("together", Mix::together),
    HISTORY_POWER("historyPower", Mix::historyPower),
    HISTORY_DAYS("historyDays", Mix::historyDays),
    TREND_EVENTS("trendEvents", Mix::trendEvents),
    STEERING("steering", Mix::steering);

    private final String code;
    private final ToDoubleFunction<Mix> value;

    MixNumber(String code, ToDoubleFunction<Mix> value) {
        this.code = code;
        this.value = value;
    }

    /** The name that settings have for it. */
    public String code() {
        return code;
    }

    /** Whether it can be learned from a log. How items that were seen are treated is for settings to say. */
    public boolean isLearned() {
        return this != REPEAT;
    }

    /** The number of this name; empty if there is none. */
    public static Optional<MixNumber> ofCode(String code) {
        return Arrays.stream(values())
                .filter(number -> number.code.equals(code))
                .findFirst();
    }

    public double of(Mix mix) {
        return value.applyAsDouble(mix);
    }

    /** The mix with another value of this number. */
    public Mix in(Mix mix, double other) {
        MixNumber[] all = values();
        double[] numbers = new double[all.length];
        for (MixNumber number : all) {
            numbers[number.ordinal()] = number == this ? other : number.of(mix);
        }
        return new Mix(
                numbers[NEIGHBOUR.ordinal()],
                numbers[INTEREST.ordinal()],
                numbers[TEXT.ordinal()],
                numbers[WORDS.ordinal()],
                numbers[HABIT.ordinal()],
                numbers[TREND.ordinal()],
                numbers[LIFT.ordinal()],
                numbers[REPEAT.ordinal()],
                numbers[BACKWARD.ordinal()],
                numbers[TOGETHER.ordinal()],
                numbers[HISTORY_POWER.ordinal()],
                numbers[HISTORY_DAYS.ordinal()],
                numbers[TREND_EVENTS.ordinal()],
                numbers[STEERING.ordinal()]);
    }
}
