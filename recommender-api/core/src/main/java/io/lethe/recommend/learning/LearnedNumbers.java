package io.lethe.recommend.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the mix that a tenant's log taught, and what they follow from.
 *
 * @param moved    the numbers that moved, in the order of {@link MixNumber}
 * @param scale    how scores become probabilities; null if there were too few choices
 * @param settings the version of the settings that learning started from
 * @param choices  how many choices it was learned from
 * @param before   the mean gain of the choices by the mix before, 0 to 1
 * @param after    the same by the learned one
 * @param users    how many users the log had
 * @param events   how many events the log had
 */
public record LearnedNumbers(
        Map<MixNumber, Moved> moved,
        @Nullable ChoiceScale scale,
        String settings,
        int choices,
        double before,
        double after,
        long users,
        long events)
        implements MixMemory {
    private static final MathContext DIGITS = new MathContext(6);
    private static final double LARGEST_WHOLE = 1e15;
    private static final String NUMBERS = "numbers";
    private static final String PRIOR = "prior";
    private static final String LEARNED = "learned";
    private static final String GAIN = "gain";
    /** What was kept as {@code scale} before had no usual score in it. */
    private static final String SCALE = "chance";

    private static final String OFFSET = "offset";
    private static final String SLOPE = "slope";

    /**
     * A number that moved.
     *
     * @param prior   where learning started
     * @param learned what it is now
     */
    public record Moved(double prior, double learned) {}

    public LearnedNumbers {
        EnumMap<MixNumber, Moved> ordered = new EnumMap<>(MixNumber.class);
        ordered.putAll(moved);
        moved = Collections.unmodifiableMap(ordered);
        before = rounded(before);
        after = rounded(after);
    }

    /**
     * What was learned.
     *
     * @param prior    the mix that learning started from
     * @param settings the version of the settings that it is from
     */
    public static LearnedNumbers of(LearnedMix learned, Mix prior, String settings, long users, long events) {
        Map<MixNumber, Moved> moved = new EnumMap<>(MixNumber.class);
        for (MixNumber number : MixNumber.values()) {
            double value = number.of(learned.mix());
            if (value != number.of(prior)) {
                moved.put(number, new Moved(number.of(prior), value));
            }
        }
        return new LearnedNumbers(
                moved, learned.scale(), settings, learned.choices(), learned.before(), learned.after(), users, events);
    }

    /**
     * The settings with what was learned in the place of each number that follows it; the same object where none does.
     */
    public RankingSettings over(RankingSettings document) {
        Mix mix = document.mix();
        for (Map.Entry<MixNumber, Moved> one : moved.entrySet()) {
            if (document.holdReason(one.getKey()).isEmpty()) {
                mix = one.getKey().in(mix, one.getValue().learned());
            }
        }
        RankingSettings over = mix.equals(document.mix()) ? document : document.withMix(mix);
        return scale == null || !document.learning().mix() ? over : over.withScale(scale);
    }

    /** Whether it says nothing else than another one, but perhaps stands on other choices. */
    public boolean isLike(LearnedNumbers other) {
        return moved.equals(other.moved) && Objects.equals(scale, other.scale);
    }

    @Override
    public ObjectNode tree() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode tree = json.objectNode();
        ObjectNode numbers = tree.putObject(NUMBERS);
        moved.forEach((number, one) -> {
            ObjectNode node = numbers.putObject(number.code());
            node.set(PRIOR, number(one.prior()));
            node.set(LEARNED, number(one.learned()));
        });
        if (scale != null) {
            ObjectNode node = tree.putObject(SCALE);
            node.set(OFFSET, number(scale.offset()));
            node.set(SLOPE, number(scale.slope()));
        }
        tree.put("settings", settings).put("choices", choices);
        ObjectNode gain = tree.putObject(GAIN);
        gain.set("before", number(before));
        gain.set("after", number(after));
        return tree.put("users", users).put("events", events);
    }

    static LearnedNumbers read(JsonNode tree) {
        JsonNode numbers = tree.path(NUMBERS);
        if (!numbers.isObject() || !tree.path("settings").isTextual()) {
            throw new IllegalArgumentException("this is nothing that a log taught");
        }
        Map<MixNumber, Moved> moved = new EnumMap<>(MixNumber.class);
        numbers.properties().forEach(one -> {
            MixNumber number = MixNumber.ofCode(one.getKey())
                    .filter(MixNumber::isLearned)
                    .orElseThrow(() -> new IllegalArgumentException("no number '" + one.getKey() + "' is learned"));
            double learned = one.getValue().path(LEARNED).asDouble(Double.NaN);
            number.in(Mix.defaults(), learned);
            moved.put(number, new Moved(one.getValue().path(PRIOR).asDouble(Double.NaN), learned));
        });
        JsonNode scale = tree.path(SCALE);
        return new LearnedNumbers(
                moved,
                scale.isMissingNode()
                        ? null
                        : new ChoiceScale(
                                scale.path(OFFSET).asDouble(Double.NaN),
                                scale.path(SLOPE).asDouble(Double.NaN)),
                tree.path("settings").asText(),
                tree.path("choices").asInt(),
                tree.path(GAIN).path("before").asDouble(),
                tree.path(GAIN).path("after").asDouble(),
                tree.path("users").asLong(),
                tree.path("events").asLong());
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                ? JsonNodeFactory.instance.numberNode((long) value)
                : JsonNodeFactory.instance.numberNode(value);
    }
}
