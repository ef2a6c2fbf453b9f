package io.lethe.recommend.learning;

import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a sample of choices teaches about the mix.
 *
 * @param mix      the mix to rank by
 * @param choices  how many choices it was learned from
 * @param before   the mean gain of the choices by the mix before, 0 to 1
 * @param after    the same by the learned one
 * @param scale    how scores by the learned mix become probabilities; null if there are too few choices
 */
public record LearnedMix(
        Mix mix,
        int choices,
        double before,
        double after,
        @Nullable ChoiceScale scale) {
    /** What was learned, in words: every number that moved, and from where. */
    public String words(Mix prior) {
        StringJoiner moved = new StringJoiner(", ");
        for (MixNumber number : MixNumber.values()) {
            double value = number.of(mix);
            double known = number.of(prior);
            if (value != known) {
                moved.add(String.format(Locale.ROOT, "%s %s (not %s)", number.code(), text(value), text(known)));
            }
        }
        return moved.length() == 0
                ? String.format(Locale.ROOT, "%,d choices speak clearly for no other mix", choices)
                : String.format(
                        Locale.ROOT,
                        "%,d choices speak for %s: mean gain %.4f instead of %.4f",
                        choices,
                        moved,
                        after,
                        before);
    }

    private static String text(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
