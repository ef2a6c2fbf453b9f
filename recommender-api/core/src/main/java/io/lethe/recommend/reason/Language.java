package io.lethe.recommend.reason;

import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Contribution;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language in which answers say their reasons. */
public enum Language {
    ENGLISH("en", new EnglishPhrases()),
    CHINESE("zh", new ChinesePhrases());

    private final String code;
    private final Phrases phrases;

    Language(String code, Phrases phrases) {
        this.code = code;
        this.phrases = phrases;
    }

    /** {@code en} or {@code zh}. */
    public String code() {
        return code;
    }

    Phrases phrases() {
        return phrases;
    }

    /** What a contribution stands for, in words of this language. */
    public String label(Contribution contribution) {
        return phrases.label(contribution.label());
    }

    /** An interest's name, in words of this language where it is none of the catalogue's. */
    public String name(Labels.Label label) {
        return phrases.label(label.text());
    }

    /** What in an answer about the past is of today. */
    public String todaysSignals() {
        return phrases.todaysSignals();
    }

    public static Optional<Language> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The one that an {@code Accept-Language} header prefers; English where it prefers none of them. */
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
