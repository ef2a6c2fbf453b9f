package io.lethe.recommend.reason;

import io.lethe.event.InteractionType;
import io.lethe.interest.signal.ContextKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** English. */
final class EnglishPhrases implements Phrases {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Override
    public String sentence(List<String> reasons) {
        String all = String.join("; ", reasons);
        return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + ".";
    }

    @Override
    public String nothing() {
        return "Nothing is known yet that speaks for or against it.";
    }

    @Override
    public String deed(String type, String thing) {
        return "you " + verb(type) + " " + quoted(thing);
    }

    @Override
    public String because(String type, String thing) {
        return "Because " + deed(type, thing);
    }

    @Override
    public String interests(List<String> names) {
        return "it fits " + yourInterest(names);
    }

    @Override
    public String near(List<String> names) {
        return "it has something of " + yourInterest(names);
    }

    private static String yourInterest(List<String> names) {
        return "your interest in " + names.stream().map(EnglishPhrases::quoted).collect(Collectors.joining(" and in "));
    }

    @Override
    public String somethingNew() {
        return "it is something new beside your interests";
    }

    @Override
    public String neighbours(List<String> things) {
        return "people who chose " + all(things) + ", like you, also chose this";
    }

    @Override
    public String companions(List<String> things) {
        return "people choose it together with " + all(things) + ", which you chose";
    }

    @Override
    public String neighboursTogether() {
        return "people who chose much of what you chose also chose this";
    }

    @Override
    public String like(String type, String thing) {
        return "it is like " + quoted(thing) + ", which you " + verb(type);
    }

    @Override
    public String matches(String type, String words) {
        return type.equals(InteractionType.SEARCH.code())
                ? "it matches your search " + quoted(words)
                : "it matches your words " + quoted(words);
    }

    @Override
    public String fits(String label) {
        return "it fits " + label;
    }

    @Override
    public String wordsInCommon(List<String> words) {
        return words.isEmpty()
                ? "it has words in common with what you chose"
                : "it has " + all(words) + " in common with what you chose";
    }

    @Override
    public String likeTogether() {
        return "it is like what you chose lately";
    }

    @Override
    public String popular(boolean alone) {
        return alone ? "it is popular with everybody now" : "it is popular now";
    }

    @Override
    public String inContext(List<String> facts, double times, boolean isOwn) {
        String there = facts.stream().map(EnglishPhrases::fact).collect(Collectors.joining(" and "));
        return isOwn
                ? there + " it is chosen about " + String.format(Locale.ROOT, "%.1f", times) + " times as often"
                : there + " it, or its category, is chosen more often";
    }

    private static String fact(String fact) {
        int colon = fact.indexOf(':');
        String value = quoted(fact.substring(colon + 1));
        return ContextKey.ofCode(fact.substring(0, colon))
                        .map(key -> switch (key) {
                            case DEVICE -> "on the ";
                            case CHANNEL -> "through ";
                            case PLACE -> "at ";
                            case COMPANY -> "with ";
                            case ACTIVITY -> "during ";
                            case DAYPART -> "in the ";
                            case HOUR -> "in hour ";
                            case WEEKDAY -> "on ";
                        })
                        .orElse("in ")
                + value;
    }

    @Override
    public String before(String type) {
        return "you " + (type.isEmpty() ? "chose" : verb(type)) + " it before";
    }

    @Override
    public String ranker() {
        return "the learned ranker puts it here";
    }

    @Override
    public String label(String label) {
        return label;
    }

    @Override
    public String rowOfInterest(String name) {
        return "Because you are into " + name;
    }

    @Override
    public String rowOfRepeats() {
        return "You keep coming back to these";
    }

    @Override
    public String rowOfTrend(String category) {
        return category.isEmpty() ? "Popular now" : "Trending in " + category;
    }

    @Override
    public String todaysSignals() {
        return "The events are those up to this time; signals, catalogue, settings and models are today's.";
    }

    @Override
    public String joined(List<String> parts) {
        return String.join("; ", parts);
    }

    @Override
    public String faded(long millis) {
        return "faded on " + day(millis);
    }

    @Override
    public String back(long millis, double awaySeconds) {
        return "back since " + day(millis) + " after " + length(awaySeconds) + " away";
    }

    @Override
    public String against() {
        return "counts against what is like it";
    }

    @Override
    public String approximate(double bound) {
        return String.format(
                Locale.ROOT,
                "some of its events are known by the week alone, so its strength may be off by up to %.3g",
                bound);
    }

    @Override
    public String fading(String fades, String returns) {
        return fades + ": " + returns;
    }

    @Override
    public String doesNotFade() {
        return "does not fade";
    }

    @Override
    public String halves(double seconds, long events) {
        String after = events == 0 ? "" : "after " + events + " more events of yours";
        if (seconds < 0) {
            return "fades by half " + after;
        }
        return "fades by half in " + length(seconds) + (events == 0 ? "" : ", or " + after);
    }

    @Override
    public String noReturn() {
        return "you have not come back to it yet";
    }

    @Override
    public String returns(int count, double gapSeconds) {
        return count == 1
                ? "you came back once, " + length(gapSeconds) + " later"
                : "you came back " + count + " times, " + length(gapSeconds) + " apart on average";
    }

    private static String day(long millis) {
        return DAY.format(Instant.ofEpochMilli(millis));
    }

    private static String length(double seconds) {
        RoundedLength length = RoundedLength.of(seconds);
        String unit =
                switch (length.unit()) {
                    case MINUTE -> "minute";
                    case HOUR -> "hour";
                    case DAY -> "day";
                    case YEAR -> "year";
                };
        return length.count() + " " + unit + (length.count() == 1 ? "" : "s");
    }

    private static String all(List<String> things) {
        return things.stream().map(EnglishPhrases::quoted).collect(Collectors.joining(" and "));
    }

    private static String quoted(String thing) {
        return "“" + thing + "”";
    }

    private static String verb(String type) {
        return InteractionType.ofCode(type)
                .map(known -> switch (known) {
                    case IMPRESSION -> "were shown";
                    case VIEW -> "looked at";
                    case CLICK -> "clicked on";
                    case PLAY -> "played";
                    case SEARCH -> "searched for";
                    case LIKE -> "liked";
                    case SHARE -> "shared";
                    case COMMENT -> "commented on";
                    case REVIEW -> "reviewed";
                    case RATING -> "rated";
                    case SAVE -> "saved";
                    case CART -> "put in your cart";
                    case PURCHASE -> "bought";
                    case RETURN -> "returned";
                    case DISLIKE -> "disliked";
                    case HIDE -> "hid";
                    case SKIP -> "skipped";
                    case TAG -> "tagged";
                })
                .orElse("chose");
    }
}
