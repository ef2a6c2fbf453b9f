package io.lethe.recommend;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.trend.Trends;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The crowd's events in a time window that ends with the newest event, compared with the window of equal length before
 * it. Items rise and fade by
 *
 * <pre>z = (a − b) / √(a + b)     a events in the window, b in the one before</pre>
 *
 * which is the change in standard deviations if the count of each window is Poisson distributed. So an item that goes
 * from 0 to 1 does not beat one that goes from 100 to 200.
 */
public final class TrendWindow {
    /** The length of a window that covers the whole past. */
    public static final long ALL = Long.MAX_VALUE;

    /** Which items a list contains. */
    public enum Course {
        /** The most popular items; the score is their decayed popularity as a share of the highest. */
        TOP,
        /** Items with more events than before; the score is z. */
        RISING,
        /** Items with fewer events than before; the score is −z. */
        FADING;

        /** The course with the given lower-case name. */
        public static Optional<Course> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(course -> course.code().equals(code))
                    .findFirst();
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An item of such a list.
     *
     * @param events       the item's events in the window, without negative events and searches
     * @param eventsBefore the same for the window before; 0 if the window is the whole past
     */
    public record Trending(Scored scored, long events, long eventsBefore) {}

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final Trends trends;
    private final long from;
    private final long before;

    /**
     * @param millis the length of the window in milliseconds, back from the newest event; {@link #ALL} for the whole
     *               past
     */
    public TrendWindow(Catalogue catalogue, RankingSettings settings, long millis) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.trends = catalogue.trends();
        boolean whole = millis == ALL || trends.newest() == Long.MIN_VALUE;
        this.from = whole ? Long.MIN_VALUE : trends.newest() - millis;
        this.before = whole ? Long.MIN_VALUE : from - millis;
    }

    /** The items of a course, highest score first. */
    public List<Trending> items(Course course, ItemFilter filter, int limit) {
        List<Scored> best =
                switch (course) {
                    case TOP -> top(filter, limit);
                    case RISING -> moving(1, filter, limit);
                    case FADING -> moving(-1, filter, limit);
                };
        return best.stream()
                .map(one -> new Trending(
                        one, events(one.item().slot()), eventsBefore(one.item().slot())))
                .toList();
    }

    private List<Scored> top(ItemFilter filter, int limit) {
        int slots = catalogue.slots();
        double[] logs = trends.logs(settings, slots);
        if (from != Long.MIN_VALUE) {
            for (int slot = 0; slot < slots; slot++) {
                logs[slot] = trends.logSince(slot, settings, from);
            }
        }
        List<Scored> best = best(logs, Double.NEGATIVE_INFINITY, filter, limit);
        return best.stream()
                .map(one -> new Scored(
                        one.item(), Math.pow(2, one.score() - best.get(0).score())))
                .toList();
    }

    private List<Scored> moving(int sign, ItemFilter filter, int limit) {
        double[] scores = new double[catalogue.slots()];
        for (int slot = 0; slot < scores.length; slot++) {
            long now = events(slot);
            long then = eventsBefore(slot);
            scores[slot] = now == then ? 0 : sign * (now - then) / Math.sqrt(now + then);
        }
        return best(scores, 0, filter, limit);
    }

    private List<Scored> best(double[] scores, double above, ItemFilter filter, int limit) {
        return Scored.best(catalogue, scores, above, item -> item.isOffered() && filter.accepts(item.item()), limit);
    }

    private long events(int slot) {
        return trends.events(slot, from, Long.MAX_VALUE);
    }

    private long eventsBefore(int slot) {
        return trends.events(slot, before, from);
    }
}
