package io.lethe.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the demo says in one language. A date in a text is written as {@code {400}}, the month 400 days before the demo
 * was brought, or as {@code {15!}}, the day.
 */
public final class DemoWords {
    private static final Pattern DATE = Pattern.compile("\\{(\\d+)(!?)}");

    private final DemoLanguage language;
    private final Properties words;

    private DemoWords(DemoLanguage language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /** The words of a language. */
    public static DemoWords in(DemoLanguage language) {
        Properties words = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(open("words-" + language.code() + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DemoWords(language, words);
    }

    /** A resource of the demo, which has to be there. */
    static InputStream open(String resource) {
        return Objects.requireNonNull(DemoWords.class.getResourceAsStream(resource), resource);
    }

    /** What the demo is called. */
    public String title() {
        return text("title");
    }

    /** What the demo holds, of which so many items. */
    public String about(int items) {
        return text("about").replace("{items}", String.valueOf(items));
    }

    /** What a subject is called: the most general category of its items. */
    String subject(String subject) {
        return text("subject." + subject);
    }

    /** What a person is called. */
    public String name(String userId) {
        return text(userId + ".name");
    }

    /** What a person's taste does, in a few words. */
    public String story(String userId) {
        return text(userId + ".story");
    }

    /**
     * What to look at on the page.
     *
     * @param now when the demo was brought, in milliseconds since 1970
     */
    public String lookAt(String userId, long now) {
        return DATE.matcher(text(userId + ".lookAt")).replaceAll(date -> dated(date, now));
    }

    /** What reviews say of a topic. */
    List<String> praise(String topic) {
        return List.of("praise.1", "praise.2", "praise.3").stream()
                .map(key -> text(key).replace("{topic}", topic))
                .toList();
    }

    private String dated(MatchResult date, long now) {
        String pattern = date.group(2).isEmpty() ? language.month() : language.day();
        return DateTimeFormatter.ofPattern(pattern, language.locale())
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochMilli(now).minus(Duration.ofDays(Long.parseLong(date.group(1)))));
    }

    private String text(String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }
}
