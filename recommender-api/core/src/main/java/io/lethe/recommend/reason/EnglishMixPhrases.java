package io.lethe.recommend.reason;

import io.lethe.recommend.parameter.MixNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class EnglishMixPhrases implements MixPhrases {
    private static final double LITTLE = 0.25;
    private static final double A_LOT = 4;
    private static final double HARDLY_FADES = 1000;
    private static final double HOURS = 24;
    private static final List<String> NUMBERS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Map<Double, String> TIMES = Map.of(
            0.125, "an eighth", 0.25, "a quarter", 0.5, "half", 2.0, "twice", 4.0, "four times", 8.0, "eight times");

    /** @param many whether the subject is plural */
    private record Subject(String text, boolean many) {}

    private static Subject subject(MixNumber number) {
        return switch (number) {
            case NEIGHBOUR -> new Subject("What others chose next", false);
            case INTEREST -> new Subject("A user's interests", true);
            case TEXT -> new Subject("Meaning", false);
            case WORDS -> new Subject("Words", true);
            case HABIT -> new Subject("Habits", true);
            case TREND -> new Subject("Popularity by itself", false);
            case LIFT -> new Subject("The head start of popular items", false);
            case REPEAT -> new Subject("What seen items lose", false);
            case BACKWARD -> new Subject("Direction", false);
            case TOGETHER -> new Subject("Being chosen at the same time", false);
            case HISTORY_POWER -> new Subject("Memory", false);
            case HISTORY_DAYS -> new Subject("Memory by the clock", false);
            case TREND_EVENTS -> new Subject("The pace of popularity", false);
            case STEERING -> new Subject("How far lists follow interests", false);
        };
    }

    @Override
    public String memory(double choices) {
        if (choices >= HARDLY_FADES) {
            return "Memory hardly fades here: all that a user chose counts alike.";
        }
        long whole = Math.round(choices);
        return whole < 2
                ? "Memory is short here: the newest choice counts by far the most."
                : "Memory lasts some " + (whole < NUMBERS.size() ? NUMBERS.get((int) whole) : grouped(whole))
                        + " choices here: that far back, one counts half as much as the newest.";
    }

    @Override
    public String memoryByClock(double days) {
        if (days == 0) {
            return "By the clock nothing fades here.";
        }
        String age = days >= 1 ? counted(days, "day") : counted(days * HOURS, "hour");
        return "Memory fades with time here: what was chosen " + age + " ago counts half as much as what is new.";
    }

    private static String counted(double number, String unit) {
        String rounded = rounded(number);
        return rounded.equals("1") ? "one " + unit : rounded + " " + unit + "s";
    }

    @Override
    public String backward(double share) {
        if (share == 0) {
            return "Direction matters here: only what came after counts.";
        }
        return share == 1
                ? "Direction hardly matters here: what came before counts as much as what came after."
                : "What came before counts " + rounded(100 * share) + " % of what came after here.";
    }

    @Override
    public String lift(double times) {
        return times == 0
                ? "Popular items have no head start here."
                : "Popular items have a " + (times > 1 ? "larger" : "smaller") + " head start here than usual.";
    }

    @Override
    public String pace(double events, double usual, boolean slower) {
        return "Popularity " + (slower ? "lasts" : "passes fast") + " here: it halves after "
                + grouped(Math.round(events)) + " events, not " + grouped(Math.round(usual)) + ".";
    }

    @Override
    public String steering(double share) {
        return share == 0
                ? "Lists do not follow interests here: what is chosen next is seldom of them."
                : "Lists follow interests " + rounded(100 * share)
                        + " % as far as usual here: what is chosen next often is of none.";
    }

    @Override
    public String source(MixNumber number, double times) {
        Subject subject = subject(number);
        String says = subject.text() + (subject.many() ? " say " : " says ");
        if (times == 0) {
            return says + "nothing here.";
        } else if (Double.isInfinite(times)) {
            return says + "something here.";
        }
        String much = times < 1 ? (times <= LITTLE ? "little" : "less") : times >= A_LOT ? "a lot" : "more";
        String counts = subject.many() ? "they count " : "it counts ";
        return says + much + " here: " + counts + TIMES.getOrDefault(times, rounded(times) + " times")
                + " as much as usual.";
    }

    @Override
    public String usual(MixNumber number) {
        Subject subject = subject(number);
        String is =
                switch (number) {
                    case HISTORY_POWER, HISTORY_DAYS, BACKWARD, LIFT, TREND_EVENTS, STEERING, REPEAT -> " is";
                    default -> subject.many() ? " count" : " counts";
                };
        return subject.text() + is + " as usual: the log speaks clearly for nothing else.";
    }

    @Override
    public String held(double value) {
        return "Settings hold it at " + rounded(value) + ".";
    }

    @Override
    public String nothing(int choices) {
        return grouped(choices) + " choices speak clearly for no other mix.";
    }

    @Override
    public String space() {
        return " ";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String rounded(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
