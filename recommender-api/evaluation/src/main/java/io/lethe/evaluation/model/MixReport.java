package io.lethe.evaluation.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.reason.MixSentences;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a log taught about the mix, for reports. The words are those of a running Lethe. */
public final class MixReport {
    private static final MathContext DIGITS = new MathContext(4);

    private MixReport() {}

    /** All that moved: in sentences, then number by number. */
    public static String text(LearnedNumbers learned) {
        String words = words(learned);
        if (learned.moved().isEmpty()) {
            return words;
        }
        return String.format(
                Locale.ROOT,
                "%s (From %,d choices: %s; mean gain %.4f instead of %.4f.)",
                words,
                learned.choices(),
                learned.moved().entrySet().stream().map(MixReport::moved).collect(Collectors.joining(", ")),
                learned.after(),
                learned.before());
    }

    /** The numbers as they are kept, with their version and {@code words}. */
    public static ObjectNode json(LearnedNumbers learned) {
        return learned.tree().put("version", learned.version()).put("words", words(learned));
    }

    private static String words(LearnedNumbers learned) {
        return new MixSentences(Language.ENGLISH).summary(learned);
    }

    private static String moved(Map.Entry<MixNumber, LearnedNumbers.Moved> one) {
        return one.getKey().code() + " " + number(one.getValue().prior()) + " → "
                + number(one.getValue().learned());
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
