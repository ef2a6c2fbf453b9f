package io.lethe.recommend.reason;

import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Contribution;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language in which responses state their reasons. */
public enum Language {
    ENGLISH("en", new EnglishPhrases(), new EnglishMixPhrases()),
    CHINESE("zh", new ChinesePhrases(), new ChineseMixPhrases());

    private final String code;
    private final Phrases phrases;
    private final MixPhrases mixPhrases;

    Language(String code, Phrases phrases, MixPhrases mixPhrases) {
        this.code = code;
        this.phrases = phrases;
        this.mixPhrases = mixPhrases;
    }

    /** {@code en} or {@code zh}. */
    public String code() {
        return code;
    }

    Phrases phrases() {
        return phrases;
    }

    MixPhrases mixPhrases() {
        return mixPhrases;
    }

    /** The label of a contribution in this language. */
    public String label(Contribution contribution) {
        return phrases.label(contribution.label());
    }

    /** The name of an interest. It is translated unless it comes from the catalogue. */
    public String name(Labels.Label label) {
        return phrases.label(label.text());
    }

    /** The note that some parts of a response about the past are from today. */
    public String todaysSignals() {
        return phrases.todaysSignals();
    }

    public static Optional<Language> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The language that an {@code Accept-Language} header prefers; English if it lists none of them. */
    public static Language preferred(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return ENGLISH;
        }
        try {
            List<LanguageRange> ranges = LanguageRange.parse(header);
            return ranges.stream()
                    .filter(range -> range.getWeight() > 0)
                    .sorted(Comparator.comparingDouble((LanguageRange range) -> -range.getWeight()))
                    .flatMap(range -> ofCode(range.getRange().replaceFirst("-.*", "")).stream())
                    .findFirst()
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}
