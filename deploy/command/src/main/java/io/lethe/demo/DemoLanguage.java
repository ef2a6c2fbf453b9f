package io.lethe.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the demo has a catalogue, people and words in. */
public enum DemoLanguage {
    EN(Locale.ENGLISH, "MMMM yyyy", "d MMMM"),
    ZH(Locale.SIMPLIFIED_CHINESE, "yyyy年M月", "M月d日");

    private final Locale locale;
    private final String month;
    private final String day;

    DemoLanguage(Locale locale, String month, String day) {
        this.locale = locale;
        this.month = month;
        this.day = day;
    }

    /**
     * The language that an embedding model reads: Chinese for those with {@code zh} in their name, English for all
     * others.
     */
    public static DemoLanguage ofModel(String model) {
        return Arrays.asList(model.toLowerCase(Locale.ROOT).split("[^a-z]+")).contains("zh") ? ZH : EN;
    }

    /** {@code en} or {@code zh}. */
    public static Optional<DemoLanguage> ofCode(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** How it is written in requests and answers. */
    public String code() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    /** The pattern of a month with its year. */
    String month() {
        return month;
    }

    /** The pattern of a day of the year. */
    String day() {
        return day;
    }
}
